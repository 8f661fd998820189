import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deflateRawSync } from 'node:zlib';
import { bundleLambda, REPLACEMENTS } from '../../lib/bundling/bundling';
import { toMarkdown } from '../table';
import type { Figures } from './measure';
import { figuresOf, type Measured, median, quantile, type Runs } from './ratios';
import { type Variant, zipSize } from './variants';

const ROOT = join(__dirname, '../..');
const WARM_UP = join(ROOT, 'lambda/warm-up');

/** The smallest saving of processor time for which a step stays, as a share of a cold start. */
const MIN_SAVING = 0.02;

/** A step from a plain bundle to the one that is deployed. Each holds what the steps before it hold. */
type Step = {
  title: string;
  /** The imports that it replaces. */
  replaced?: (keyof typeof REPLACEMENTS)[];
  /** Whether the warm-up runs; it is the code in `lambda/warm-up`. */
  warmUp?: true;
  /** Kilobytes of unused code that are added to the zip: not a step, but the price of size. */
  padding?: number;
};

const STEPS: Step[] = [
  { title: 'ES module, minified, SDK as it is' },
  { title: '+ no credential chain', replaced: ['@aws-sdk/credential-provider-node'] },
  { title: '+ no event streams, no checksums', replaced: ['@smithy/core/event-streams', '@smithy/core/checksum'] },
  { title: '+ no configuration files', replaced: ['@smithy/core/config'] },
  {
    title: '+ built-ins by name',
    replaced: ['node:console', 'node:crypto', 'node:fs', 'node:https', 'node:os', 'node:process', 'node:stream'],
  },
  { title: '+ warm-up', warmUp: true },
];

/**
 * Builds a variant for each step into a folder, and one more: the last step with unused code in its zip.
 *
 * @param padding Kilobytes of unused code.
 */
export function buildLadder(folder: string, padding: number): Variant[] {
  return stepsWith(padding).map((step, index, all) => {
    const place = join(folder, `step-${index}`);
    const replaced = all.slice(0, index + 1).flatMap((each) => each.replaced ?? []);
    mkdirSync(place);
    bundleLambda(place, {}, Object.fromEntries(replaced.map((path) => [path, REPLACEMENTS[path]])));
    const file = join(place, 'index.mjs');
    if (step.padding !== undefined) writeFileSync(file, padded(readFileSync(file, 'utf8'), step.padding));
    const warm = all.slice(0, index + 1).some(({ warmUp }) => warmUp);
    const environment: Record<string, string> = warm ? {} : { WARM_UP: 'off' };
    return { letter: letterOf(index), title: step.title, file, environment, zipSize: zipSize(place) };
  });
}

function stepsWith(padding: number): Step[] {
  return [...STEPS, { title: `${padding} KB of unused code`, padding }];
}

/** Code with functions at its end that are never called and that make its zip so much larger. */
function padded(bundle: string, kilobytes: number): string {
  const size = deflateRawSync(bundle).length + kilobytes * 1024;
  let code = bundle;
  for (let index = 0; deflateRawSync(code).length < size; ) {
    // In portions, because each look at the size compresses everything.
    for (const end = index + 5; index < end; index++) {
      const name = createHash('sha256').update(String(index)).digest('hex');
      code += `\nexport function unusedFunction${index}(a,b){return b.k${name}(a.slice(${index}))}`;
    }
  }
  return code;
}

/**
 * The ladder as Markdown: what each step costs in lines and saves in kilobytes and milliseconds, and why it stays. A
 * sentence about the price of size follows.
 */
export function describeLadder(runs: Runs, padding: number): string {
  const at512 = runs.get(512) as Measured;
  const free = runs.get(undefined) as Measured;
  const sizeOf = (index: number) => [...free.keys()].find(({ letter }) => letter === letterOf(index))?.zipSize ?? NaN;
  const steps = stepsWith(padding);
  const rows = steps.map((step, index) => {
    const cells = [
      step.title,
      linesOf(step) || '',
      sizeOf(index).toFixed(1),
      middle(at512, index, 'cold'),
      index === 0 ? '' : shown(change(at512, index, 'cold')),
      middle(free, index, 'firstCall'),
      index === 0 ? '' : shown(change(free, index, 'firstCall')),
      middle(free, index, 'processor'),
      index === 0 ? '' : shown(change(free, index, 'processor')),
    ];
    return [...cells, index === 0 || step.padding ? '' : verdict(step, { at512, free }, index)];
  });
  const head = [
    ...['step', 'lines', 'zip KB', 'cold at 512 MB', 'change', 'first call', 'change', 'processor time', 'change'],
    'stays because of',
  ];
  const table = toMarkdown([head, ...rows], (column) => column > 0 && column < head.length - 1);
  const last = steps.length - 1;
  const [processor, cold] = [change(free, last, 'processor'), change(at512, last, 'cold')].map(shown);
  return `${table}\n\n${padding} KB of unused code in the zip add ${processor} ms of processor time and ${cold} ms to a cold start at 512 MB.`;
}

/** Which figure keeps a step. The warm-up moves work out of the first call, so a caller's wait decides there. */
function verdict({ warmUp }: Step, { at512, free }: { at512: Measured; free: Measured }, index: number): string {
  if (warmUp) return saves(at512, index, 'cold') ? 'cold at 512 MB' : '**nothing: remove it**';
  return saves(free, index, 'processor') ? 'processor time' : '**nothing: remove it**';
}

/** Whether the interval of a change holds savings only and its middle is large enough. */
function saves(measured: Measured, index: number, key: keyof Figures): boolean {
  const before = median(figuresOf(measured, letterOf(index - 1)).map((figures) => figures[key]));
  const { middle: saved, high } = change(measured, index, key);
  return high < 0 && -saved >= MIN_SAVING * before;
}

/** The letter of a step, which no other variant has. */
function letterOf(index: number): string {
  return String(index + 1);
}

function middle(measured: Measured, index: number, key: keyof Figures): string {
  return median(figuresOf(measured, letterOf(index)).map((figures) => figures[key])).toFixed(1);
}

type Change = { middle: number; low: number; high: number };

/** The median change, of pairs from the same round, against the step before; its 95 % interval by the ranks of the changes. */
function change(measured: Measured, index: number, key: keyof Figures): Change {
  const earlier = figuresOf(measured, letterOf(index - 1));
  const changes = figuresOf(measured, letterOf(index)).map((figures, round) => figures[key] - earlier[round]![key]);
  // 1.96 standard deviations of the median's rank, as a share of all ranks.
  const reach = 0.98 / Math.sqrt(changes.length);
  const [low, high] = [quantile(changes, Math.max(0, 0.5 - reach)), quantile(changes, 0.5 + reach)];
  return { middle: median(changes), low, high };
}

function shown({ middle, low, high }: Change): string {
  return `${middle.toFixed(1)} (${low.toFixed(1)} to ${high.toFixed(1)})`;
}

/** Lines of the files that a step needs; a file that serves several imports counts once. */
function linesOf({ replaced = [], warmUp }: Step): number {
  const files = new Set(replaced.map((path) => join(ROOT, 'lib/bundling/replacements', REPLACEMENTS[path])));
  if (warmUp) for (const name of readdirSync(WARM_UP)) files.add(join(WARM_UP, name));
  return [...files].reduce((sum, file) => sum + readFileSync(file, 'utf8').trimEnd().split('\n').length, 0);
}
