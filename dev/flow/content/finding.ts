/** `error`: Connect refuses the content, or it breaks. `warning`: sources differ, or it may be intended. `note`: good to know. */
export type Level = 'error' | 'warning' | 'note';

/** The levels, worst first. */
export const LEVELS: Level[] = ['error', 'warning', 'note'];

/** What the linter reports. */
export type Finding = {
  /** The id of the rule, for `--ignore` and suppressions. */
  rule: string;
  level: Level;
  /** Where it is, for a person to read. */
  place: string;
  /** The identifier of the block where it is, if it is at one. */
  block?: string;
  /** The members that lead from the content to what is wrong. */
  path?: (string | number)[];
  /** The rest of a sentence that begins with the place. */
  problem: string;
  /** The page that it rests on: an address, or a file of this repository. */
  source: string;
};

/** The pages that say what holds for every block. */
export const SOURCES = {
  actions: 'https://docs.aws.amazon.com/connect/latest/devguide/flow-language-actions.html',
  example: 'https://docs.aws.amazon.com/connect/latest/devguide/flow-language-example.html',
  attributes: 'https://docs.aws.amazon.com/connect/latest/adminguide/connect-attrib-list.html',
  references: 'https://docs.aws.amazon.com/connect/latest/adminguide/how-to-reference-attributes.html',
  lambda: 'https://docs.aws.amazon.com/connect/latest/adminguide/connect-lambda-functions.html',
  modules: 'https://docs.aws.amazon.com/connect/latest/adminguide/contact-flow-modules.html',
  flowTypes: 'https://docs.aws.amazon.com/connect/latest/adminguide/create-contact-flow.html#contact-flow-types',
  queues: 'https://docs.aws.amazon.com/connect/latest/adminguide/transfer-to-queue.html',
  ssml: 'https://docs.aws.amazon.com/polly/latest/dg/escapees.html',
  testing: 'https://docs.aws.amazon.com/connect/latest/devguide/testing-language.html',
  describeFlow: 'https://docs.aws.amazon.com/connect/latest/APIReference/API_DescribeContactFlow.html',
  /** What public projects report of instances that they sent content to. */
  reports: 'docs/decisions/0016-what-the-linter-rests-on.md',
};

/** How many findings of each level there are, such as `1 error, 2 notes`; empty without findings. */
export function countsOf(findings: Pick<Finding, 'level'>[]): string {
  const counts = LEVELS.flatMap((level) => {
    const count = findings.filter((finding) => finding.level === level).length;
    return count === 0 ? [] : [`${count} ${level}${count === 1 ? '' : 's'}`];
  });
  return counts.join(', ');
}
