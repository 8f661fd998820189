import { type Action, type FlowContent, shown } from './content';
import { isObject, member } from './values';

/** What a module declares. The API keeps it beside the content, and the designer exports it in the Metadata. */
export type ModuleContract = {
  /** The names of what a flow can pass, and of these what it must pass. */
  inputs: string[];
  required: string[];
  /** The names of what the module returns. */
  results: string[];
  branches: string[];
};

/** What a module declares; undefined where the content does not tell. */
export function contractOf({ Metadata: { settings } }: FlowContent): ModuleContract | undefined {
  if (!isObject(settings)) return undefined;
  const schema = (part: string) => member(member(settings, part), 'schema');
  const namesIn = (part: string) => Object.keys((member(schema(part), 'properties') as object | undefined) ?? {});
  const results = member(member(settings, 'transitions'), 'results');
  return {
    inputs: namesIn('input'),
    required: stringsOf(member(schema('input'), 'required')),
    results: namesIn('resultData'),
    branches: stringsOf(Array.isArray(results) ? results.map((result) => member(result, 'name')) : []),
  };
}

/** What is wrong with a block that invokes the module: the rest of sentences that begin with the block's name. */
export function callProblems(
  { Parameters: { Input = {} }, Transitions: { Conditions } }: Action,
  { inputs, required, branches }: ModuleContract,
): string[] {
  const passed = isObject(Input) ? Object.keys(Input) : [];
  const operands = Conditions.flatMap(({ Condition }) => Condition.Operands);
  return [
    ...passed
      .filter((name) => !inputs.includes(name))
      .map((name) => `passes ${name}, which the module does not declare (it declares: ${listOf(inputs)})`),
    ...required
      .filter((name) => !passed.includes(name))
      .map((name) => `does not pass ${name}, which the module requires`),
    ...operands
      .filter((operand) => branches.length > 0 && !branches.includes(operand as string))
      .map(
        (operand) => `has a branch for ${shown(operand)}, which the module does not have (it has: ${listOf(branches)})`,
      ),
  ];
}

/** What is wrong with a Return block of the module, likewise. */
export function returnProblems(
  { Parameters: { Result, ResultData = {} } }: Action,
  { results, branches }: ModuleContract,
): string[] {
  const keys = isObject(ResultData) ? Object.keys(ResultData) : [];
  return [
    // A published export that declares nothing returns by branches and with results all the same.
    ...(Result === undefined || branches.length === 0 || branches.includes(Result as string)
      ? []
      : [`returns by ${shown(Result)}, a branch that the module does not declare (it declares: ${listOf(branches)})`]),
    ...keys
      .filter((key) => results.length > 0 && !results.includes(key))
      .map((key) => `returns ${key}, which the module does not declare (it declares: ${listOf(results)})`),
  ];
}

/** Names as a message lists them. */
export function listOf(names: string[]): string {
  return names.length === 0 ? 'none' : names.join(', ');
}

function stringsOf(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
}
