import { type Finding, ok, problem, unknown } from '../finding';
import { type Installation, propertiesOf } from '../installation';
import { deployedVersion } from './alias';

type Variables = Record<string, string>;

/** Whether the function runs with the environment that the stack set, behind the alias and without it. */
export async function checkEnvironment(installation: Installation): Promise<Finding | Finding[]> {
  const { aws, functionName, alias, command, liveConfiguration } = installation;
  const { Environment } = await propertiesOf(installation, 'AWS::Lambda::Function', functionName);
  const set = (Environment as { Variables?: Record<string, unknown> } | undefined)?.Variables;
  if (set === undefined) return unknown(`the stack's template names no environment for ${functionName}`);
  // A value that is known only at deployment stands in the template as an expression, not as the value.
  const expected = Object.entries(set).filter((entry): entry is [string, string] => typeof entry[1] === 'string');
  const compare = (actual: Variables = {}) => differences(Object.fromEntries(expected), actual, Object.keys(set));

  const [live, newest] = [
    await liveConfiguration(),
    await aws.lambda.getFunctionConfiguration({ FunctionName: functionName }),
  ];
  const findings: Finding[] = [];
  const behindAlias = compare(live.Environment?.Variables);
  if (behindAlias.length > 0) findings.push(await judgeLive(behindAlias, live.Version, installation));
  const unpublished = compare(newest.Environment?.Variables);
  if (unpublished.length > 0) {
    findings.push(
      problem(
        `the environment of ${functionName} was changed by hand, for flows that name the function without ":${alias}": ${unpublished.join('; ')}`,
        {
          remedy: 'set it to what the stack set',
          command: command(
            `lambda update-function-configuration --function-name ${functionName} --environment '${JSON.stringify({ Variables: Object.fromEntries(expected) })}'`,
          ),
        },
      ),
    );
  }
  return findings.length > 0 ? findings : ok(`${Object.keys(set).join(', ')} are as the stack set them`);
}

/** An older version than the deployed one has its own environment: that is a release in progress, or a rollback. */
async function judgeLive(changes: string[], version: string | undefined, installation: Installation): Promise<Finding> {
  const { functionName, alias, command } = installation;
  const deployed = (await deployedVersion(installation)) ?? 'VERSION';
  const what = `version ${version} behind "${alias}" has another environment than the stack set: ${changes.join('; ')}`;
  if (Number(version) < Number(deployed))
    return ok(`${what}; it is older than version ${deployed}, which the stack deployed`);
  return problem(what, {
    remedy: 'point the alias at the version that the stack deployed',
    command: command(
      `lambda update-alias --function-name ${functionName} --name ${alias} --function-version ${deployed}`,
    ),
  });
}

/** Of a variable that the stack did not set only the name is shown: its value may be a secret. */
function differences(expected: Variables, actual: Variables, names: string[]): string[] {
  const changed = Object.entries(expected).flatMap(([name, value]) => {
    if (actual[name] === value) return [];
    return [`${name} is ${actual[name] === undefined ? 'missing' : `"${actual[name]}"`} instead of "${value}"`];
  });
  const added = Object.keys(actual).filter((name) => !names.includes(name));
  return [...changed, ...added.map((name) => `${name} was added`)];
}
