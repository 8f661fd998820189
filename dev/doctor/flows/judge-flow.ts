import { isObject } from '../../../lambda/contract/values';
import { type Action, type FlowContent, placeOf } from '../../flow/content/content';
import type { FlowType } from '../../flow/content/flow-types';
import { readFlow } from '../../flow/content/read-flow';
import { readReference } from '../../flow/content/references';
import { invokedFunctions } from '../../flow/lint/functions';
import { lintFlow } from '../../flow/lint/lint';
import { type LookupSettings, lookupFunction } from '../../lookup/lookup-function';

/** The names under which flows can invoke the function. */
type FunctionNames = { functionArn: string; aliasArn: string };

/** What a flow does with the function. */
type JudgedFlow = {
  /** How many of its blocks invoke the function. */
  blocks: number;
  problems: { what: string; remedy: string }[];
  /** What may be meant so. */
  hints: string[];
};

const IN_THE_DESIGNER = 'change the block in the flow designer and publish the flow';

/**
 * Judges the blocks that invoke the function and those that read its answer. Connect validated the rest
 * when the flow was published.
 *
 * @throws FlowFormError when the content is not in the flow language
 */
export function judgeFlow(
  content: unknown,
  names: FunctionNames,
  { flowType, ...settings }: Omit<LookupSettings, 'functionArn'> & { flowType?: FlowType | undefined },
): JudgedFlow {
  const flow = readFlow(content);
  const blocks = blocksOf(flow, names);
  if (blocks.length === 0) return { blocks: 0, problems: [], hints: [] };
  // The linter knows the function by one ARN, however the blocks name it.
  const named = renamed(content, names);
  const identifiers = blocks.map(({ action }) => action.Identifier);
  const lookup = lookupFunction({ ...settings, functionArn: names.aliasArn });
  const findings = lintFlow(named, { functions: [lookup], flowType }).filter(
    ({ block = '', rule, source }) =>
      identifiers.includes(block) ||
      source === lookup.page ||
      ['answer-overwritten', 'answer-after-failure'].includes(rule),
  );
  const said = (wanted: string) =>
    findings.filter(({ level }) => level === wanted).map(({ place, problem }) => `${place} ${problem}`);
  return {
    blocks: blocks.length,
    problems: [
      ...said('error').map((what) => ({ what, remedy: IN_THE_DESIGNER })),
      ...blocks.flatMap((block) => [...nameProblems(block, names), ...validationProblems(block)]),
    ],
    hints: said('warning'),
  };
}

type LookupBlock = { action: Action; arn: string };

function blocksOf(flow: FlowContent, names: FunctionNames): LookupBlock[] {
  const functions = invokedFunctions(flow);
  return flow.Actions.flatMap((action) => {
    const arn = functions.get(action.Identifier)?.find((each) => isLookup(each, names));
    return arn === undefined ? [] : [{ action, arn }];
  });
}

/** Whether a text names the function, with or without alias, here or in the Region of a replica of the instance. */
function isLookup(text: string, { functionArn }: FunctionNames): boolean {
  const [named, own] = [withRegion('', text), withRegion('', functionArn)];
  return named === own || named.startsWith(`${own}:`);
}

/** The same ARN in another Region. */
function withRegion(region: string, arn: string): string {
  return arn.replace(/^((?:[^:]*:){3})[^:]*/, `$1${region}`);
}

/** The content with every name of the function replaced by that of the alias. */
function renamed(content: unknown, names: FunctionNames): unknown {
  if (typeof content === 'string') {
    return isLookup(content, names) ? names.aliasArn : content;
  }
  if (Array.isArray(content)) return content.map((item) => renamed(item, names));
  if (!isObject(content)) return content;
  return Object.fromEntries(Object.entries(content).map(([name, value]) => [name, renamed(value, names)]));
}

function nameProblems({ action, arn: named }: LookupBlock, { functionArn, aliasArn }: FunctionNames) {
  const region = named.split(':')[3] ?? '';
  const own = functionArn.split(':')[3] ?? '';
  if (region !== own && readReference(region)?.path.join('.') !== 'AwsRegion') {
    return [
      {
        what: `${placeOf(action)} invokes the function of ${region}; the instance is in ${own}, and takes the Error branch`,
        remedy: `let the block take the function from a contact attribute that holds ${withRegion('$.AwsRegion', aliasArn)}, and publish the flow`,
      },
    ];
  }
  const arn = withRegion(own, named);
  if (arn === aliasArn) return [];
  const what =
    arn === functionArn
      ? 'invokes the function without its alias, so no rollback, canary or provisioned concurrency reaches it'
      : `invokes ${arn.slice(functionArn.length)}, so no later release reaches it`;
  return [
    {
      what: `${placeOf(action)} ${what}`,
      remedy: `let the block take the function from a contact attribute that holds ${aliasArn}, and publish the flow`,
    },
  ];
}

function validationProblems({ action }: LookupBlock) {
  const { ResponseValidation: validation } = action.Parameters;
  if (!isObject(validation) || validation.ResponseType !== 'JSON') return [];
  return [
    {
      what: `${placeOf(action)} has the response validation JSON, which lets through answers that no flow can read`,
      remedy: 'set the response validation of the block to STRING_MAP and publish the flow',
    },
  ];
}
