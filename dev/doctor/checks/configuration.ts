import type { FunctionConfiguration } from '@aws-sdk/client-lambda';
import { isObject } from '../../../lambda/contract/values';
import { type Finding, ok, problem, unknown } from '../finding';
import { type Installation, propertiesOf, variablesOf } from '../installation';
import { deployedVersion } from './alias';

type Variables = Record<string, string>;

/** What the stack's template sets of the function, as far as the checks compare it. */
type Expected = {
  /** The names of all variables, also of those that the template holds as expressions. */
  names: string[];
  /** The variables that the template holds as values. */
  variables: Variables;
  /** Seconds, and megabytes. */
  Timeout?: number;
  MemorySize?: number;
};

/** What Lambda gives a function whose template sets no time limit, in seconds, and no memory size, in megabytes. */
const DEFAULTS = { Timeout: 3, MemorySize: 128 };

/** Whether the function runs with the configuration that the stack set, with the alias and without it. */
export async function checkConfiguration(installation: Installation): Promise<Finding | Finding[]> {
  const { aws, functionName, alias, liveConfiguration } = installation;
  const expected = await readExpected(installation);
  if (expected === undefined) return unknown(`the stack's template names no environment for ${functionName}`);
  const [live, newest] = [
    await liveConfiguration(),
    await aws.lambda.getFunctionConfiguration({ FunctionName: functionName }),
  ];
  const findings: Finding[] = [];
  const withAlias = differences(expected, live);
  if (withAlias.length > 0) findings.push(await judgeLive(withAlias, live.Version, installation));
  const unpublished = differences(expected, newest);
  if (unpublished.length > 0) {
    findings.push(
      problem(
        `the configuration of ${functionName} was changed by hand, for flows that name the function without ":${alias}": ${unpublished.join('; ')}`,
        { remedy: 'set it to what the stack set', command: restoring(expected, newest, installation) },
      ),
    );
  }
  return findings.length > 0
    ? findings
    : ok(`${expected.names.join(', ')}, time limit and memory are as the stack set them`);
}

/** Undefined where the template sets no environment: that is not the function of this project. */
async function readExpected({ template, resources, functionName }: Installation): Promise<Expected | undefined> {
  const properties = propertiesOf(await template(), resources, functionName);
  const { Environment } = properties;
  if (!isObject(Environment) || !isObject(Environment.Variables)) return undefined;
  const numbers = Object.entries(DEFAULTS).flatMap(([name, byDefault]) => {
    const value = Number(properties[name] ?? byDefault);
    return Number.isNaN(value) ? [] : [[name, value]];
  });
  const names = Object.keys(Environment.Variables);
  return { names, variables: variablesOf(properties), ...Object.fromEntries(numbers) };
}

/** An older version than the deployed one has its own configuration: that is a release in progress, or a rollback. */
async function judgeLive(changes: string[], version: string | undefined, installation: Installation): Promise<Finding> {
  const { functionName, alias, command } = installation;
  const deployed = deployedVersion(installation);
  const what = `version ${version}, to which "${alias}" points, has another configuration than the stack set: ${changes.join('; ')}`;
  if (Number(version) < Number(deployed))
    return ok(`${what}; it is older than version ${deployed}, which the stack deployed`);
  return problem(what, {
    remedy: 'point the alias at the version that the stack deployed',
    command: command('lambda update-alias', {
      'function-name': functionName,
      name: alias,
      'function-version': deployed ?? 'VERSION',
    }),
  });
}

/** Of a variable that the stack did not set only the name is shown: its value may be a secret. */
function differences(expected: Expected, actual: FunctionConfiguration): string[] {
  const { names, variables, Timeout, MemorySize } = expected;
  const has = actual.Environment?.Variables ?? {};
  const changed = names.flatMap((name) => {
    const value = variables[name];
    if (has[name] === undefined) return [`${name} is missing`];
    return value === undefined || has[name] === value ? [] : [`${name} is "${has[name]}" instead of "${value}"`];
  });
  const added = Object.keys(has).filter((name) => !names.includes(name));
  const isOther = (value: number | undefined, now: number | undefined) => value !== undefined && now !== value;
  return [
    ...changed,
    ...added.map((name) => `${name} was added`),
    ...(isOther(Timeout, actual.Timeout) ? [`the time limit is ${actual.Timeout} s instead of ${Timeout} s`] : []),
    ...(isOther(MemorySize, actual.MemorySize)
      ? [`the memory is ${actual.MemorySize} MB instead of ${MemorySize} MB`]
      : []),
  ];
}

/**
 * The command that undoes the changes and nothing else. It replaces the whole environment, so a variable that the template
 * holds as an expression keeps the value that it has now; where it has none, there is no such command.
 */
function restoring(expected: Expected, { Environment }: FunctionConfiguration, installation: Installation) {
  const { names, variables, Timeout, MemorySize } = expected;
  const Variables = Object.fromEntries(
    names.map((name) => [name, variables[name] ?? Environment?.Variables?.[name]] as const),
  );
  if (Object.values(Variables).includes(undefined)) return undefined;
  return installation.command('lambda update-function-configuration', {
    'function-name': installation.functionName,
    environment: JSON.stringify({ Variables }),
    ...(Timeout !== undefined && { timeout: String(Timeout) }),
    ...(MemorySize !== undefined && { 'memory-size': String(MemorySize) }),
  });
}
