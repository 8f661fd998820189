import { readFileSync } from 'node:fs';
import type { Profiler } from 'node:inspector';
import { SourceMap } from 'node:module';
import { join, relative } from 'node:path';
import { bundleLambda } from '../../lib/bundling/bundling';
import { profile, type Where } from './measure';
import { figuresOf, type Measured, median } from './ratios';
import { zipSize } from './variants';

const ROOT = join(__dirname, '../..');

/** What the function's processor time is spent on while it reads a warm page; the first pattern that a file fits counts. */
const PARTS = [
  { title: 'log line and metrics', files: /aws-lambda-powertools|^lambda\/(reporter|metrics|contract\/metrics)\.ts/ },
  { title: "this project's own code", files: /^lambda\// },
  { title: 'signing', files: /signature-v4|http-?auth|http-signing|identity|replacements\/(checksum|credential)/i },
  {
    title: 'SDK: schemas and JSON',
    files: /submodules\/(protocols|schema|serde)|connectcases\/dist-es\/schemas/,
  },
  { title: 'SDK: client and middleware', files: /@smithy|@aws-sdk|@aws\/|replacements\// },
] as const;

/** Everything below the function's code: the bare request needs most of it too. */
const REST = 'Node.js: HTTP, TLS, sockets';

const MEMORY = 'garbage collection';

/** A part of a warm page's processor time, as a multiple of all that a bare request takes. */
export type Part = { title: string; multiple: number };

/** The modules of Node.js below which nothing is work of the function's own: it sends and receives. */
const NETWORK = /^node:(_http|_tls|http|tls|net$|internal\/(stream_base|http|tls|net))/;

/** Time that the profile itself takes, or in which nothing runs. */
const NO_WORK = ['(idle)', '(root)'];

/**
 * Finds what the processor time of a warm page is spent on: the shares come from profiles of the deployed bundle, the whole
 * from the processes that were not profiled.
 *
 * @param measured What the variants took without a quota.
 */
export async function measureParts(folder: string, measured: Measured, { rounds, where }: Rounds): Promise<Part[]> {
  const place = join(folder, 'profiled');
  bundleLambda(place, { sourcemap: 'external', sourcesContent: false });
  const file = join(place, 'index.mjs');
  const map = new SourceMap(JSON.parse(readFileSync(`${file}.map`, 'utf8')));
  const sourceAt = (line: number, column: number) => {
    const origin = map.findOrigin(line, column);
    return 'fileName' in origin ? relative(ROOT, join(place, origin.fileName)) : '';
  };
  const variant = { letter: 'p', title: 'this project, profiled', file, environment: {}, zipSize: zipSize(place) };
  const times = new Map<string, number>();
  for (let round = 0; round < rounds; round++) addTimes(await profile(variant, where), sourceAt, times);

  const whole = [...times.values()].reduce((sum, time) => sum + time, 0);
  const ratio = processorRatio(measured, 'c');
  return [REST, ...PARTS.map(({ title }) => title), MEMORY].map((title) => ({
    title,
    multiple: ((times.get(title) ?? 0) / whole) * ratio,
  }));
}

/** The source file of a place in the bundle, from the root of the project. */
type SourceAt = (line: number, column: number) => string;

type Rounds = { rounds: number; where: Where };

/** The processor time of a variant's warm page as a multiple of the bare request's, of pairs from the same round. */
export function processorRatio(measured: Measured, letter: string): number {
  const bare = figuresOf(measured, 'g');
  return median(
    figuresOf(measured, letter).map((figures, round) => figures.warmProcessor / bare[round]!.warmProcessor),
  );
}

/** Adds the microseconds of each sample to the part that its innermost known function belongs to. */
function addTimes(
  { nodes, samples = [], timeDeltas = [] }: Profiler.Profile,
  sourceAt: SourceAt,
  times: Map<string, number>,
): void {
  const parents = new Map(nodes.flatMap(({ id, children = [] }) => children.map((child) => [child, id])));
  const frames = new Map(nodes.map(({ id, callFrame }) => [id, callFrame]));
  for (const [index, sample] of samples.entries()) {
    const { functionName = '' } = frames.get(sample) ?? {};
    const stack: string[] = [];
    for (let id: number | undefined = sample; id !== undefined; id = parents.get(id)) {
      const { url = '', lineNumber = 0, columnNumber = 0 } = frames.get(id) ?? {};
      stack.push(url.endsWith('/index.mjs') ? sourceAt(lineNumber + 1, columnNumber + 1) : url);
    }
    if (NO_WORK.includes(functionName) || stack.some((source) => source.startsWith('node:inspector'))) continue;
    const part = functionName === '(garbage collector)' ? MEMORY : partOf(stack);
    times.set(part, (times.get(part) ?? 0) + (timeDeltas[index] ?? 0));
  }
}

/** The innermost function that tells what its time is for. */
function partOf(stack: string[]): string {
  for (const source of stack) {
    if (NETWORK.test(source)) return REST;
    const part = PARTS.find(({ files }) => files.test(source));
    if (part) return part.title;
  }
  return REST;
}
