import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { bundleLambda, PARTS, REPLACEMENTS } from '../../lib/bundling/bundling';
import type { Figures } from './measure';
import { figuresOf, type Measured, median, quantile, type Runs } from './ratios';
import { type Variant, zipSize } from './variants';

const ROOT = join(__dirname, '../..');

/** A step from a plain bundle to the one that is deployed. Each holds what the steps before it hold. */
type Step = {
  title: string;
  /** The imports that it replaces. */
  replaced?: (keyof typeof REPLACEMENTS)[];
  /** What else it does to the bundle. */
  parts?: (keyof typeof PARTS)[];
  /** Files of its own beside those of its replacements. */
  files?: string[];
  warm?: true;
};

const STEPS: Step[] = [
  { title: 'ES module, minified, SDK as it is' },
  { title: '+ no credential chain', replaced: ['@aws-sdk/credential-provider-node'] },
  { title: '+ no event streams, no checksums', replaced: ['@smithy/core/event-streams', '@smithy/core/checksum'] },
  { title: '+ no configuration files', replaced: ['@smithy/core/config'] },
  {
    title: '+ built-ins by name, globals absent',
    replaced: ['node:console', 'node:crypto', 'node:https', 'node:os', 'node:process', 'node:stream'],
    parts: ['absent'],
  },
  { title: '+ no node:fs', replaced: ['node:fs'] },
  { title: '+ no store for concurrent invocations', replaced: ['@aws/lambda-invoke-store'] },
  { title: '+ plain keys in schemas', parts: ['plainKeys'], files: ['lib/bundling/plain-keys.ts'] },
  {
    title: '+ warm-up',
    files: ['lambda/warm-up/warm-up.ts', 'lambda/warm-up/canned-client.ts', 'lambda/warm-up/rehearsal.ts'],
    warm: true,
  },
];

/** Builds a variant for each step into a folder. */
export function buildLadder(folder: string): Variant[] {
  return STEPS.map(({ title, warm }, index) => {
    const steps = STEPS.slice(0, index + 1);
    const replaced = steps.flatMap((step) => step.replaced ?? []);
    const parts = steps.flatMap((step) => step.parts ?? []);
    const place = join(folder, `step-${index}`);
    mkdirSync(place);
    bundleLambda(place, {}, Object.fromEntries(replaced.map((path) => [path, REPLACEMENTS[path]])), {
      absent: parts.includes('absent') ? PARTS.absent : {},
      plainKeys: parts.includes('plainKeys') ? PARTS.plainKeys : (code) => code,
    });
    const environment: Record<string, string> = warm ? {} : { WARM_UP: 'off' };
    return { letter: letterOf(index), title, file: join(place, 'index.mjs'), environment, zipSize: zipSize(place) };
  });
}

/** The ladder as Markdown: what each step costs in lines and saves in kilobytes and milliseconds. */
export function describeLadder(runs: Runs): string {
  const at512 = runs.get(512) as Measured;
  const free = runs.get(undefined) as Measured;
  const sizeOf = (index: number) => [...free.keys()].find(({ letter }) => letter === letterOf(index))?.zipSize ?? NaN;
  const rows = STEPS.map((step, index) => {
    const before = index === 0 ? undefined : index - 1;
    return [
      step.title,
      linesOf(step) || '',
      sizeOf(index).toFixed(1),
      middle(at512, index, 'cold'),
      before === undefined ? '' : change(at512, index, before, 'cold'),
      middle(free, index, 'firstCall'),
      before === undefined ? '' : change(free, index, before, 'firstCall'),
      middle(free, index, 'processor'),
      before === undefined ? '' : change(free, index, before, 'processor'),
    ];
  });
  const head = [
    'step',
    'lines',
    'zip KB',
    'cold at 512 MB',
    'change',
    'first call',
    'change',
    'processor time',
    'change',
  ];
  return [head, head.map((_, index) => (index === 0 ? '---' : '---:')), ...rows]
    .map((cells) => `| ${cells.join(' | ')} |`)
    .join('\n');
}

/** The letter of a step, which no other variant has. */
function letterOf(index: number): string {
  return String(index + 1);
}

function middle(measured: Measured, index: number, key: keyof Figures): string {
  return median(figuresOf(measured, letterOf(index)).map((figures) => figures[key])).toFixed(1);
}

/** The median change of pairs from the same round, and its 95 % interval by the ranks of the changes. */
function change(measured: Measured, index: number, before: number, key: keyof Figures): string {
  const earlier = figuresOf(measured, letterOf(before));
  const changes = figuresOf(measured, letterOf(index)).map((figures, round) => figures[key] - earlier[round]![key]);
  // 1.96 standard deviations of the median's rank, as a share of all ranks.
  const reach = 0.98 / Math.sqrt(changes.length);
  const [low, high] = [quantile(changes, Math.max(0, 0.5 - reach)), quantile(changes, 0.5 + reach)];
  return `${median(changes).toFixed(1)} (${low.toFixed(1)} to ${high.toFixed(1)})`;
}

/** Lines of the files that a step needs; a file that serves several imports counts once. */
function linesOf({ replaced = [], files = [] }: Step): number {
  const own = new Set([...replaced.map((path) => `lib/bundling/replacements/${REPLACEMENTS[path]}`), ...files]);
  return [...own].reduce((sum, file) => sum + readFileSync(join(ROOT, file), 'utf8').trimEnd().split('\n').length, 0);
}
