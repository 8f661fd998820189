import { isObject, member } from './values';

/** A flow, module or test case that a template of CloudFormation or SAM, or Terraform's JSON, would deploy. */
export type TemplateFlow = {
  /** The resource's name in the template. */
  resource: string;
  /** The members that lead to the content. */
  path: (string | number)[];
  /** The type of the flow, where the resource names it. */
  type?: unknown;
  /** Whether a deployment fills in placeholders. */
  isFilled: boolean;
  /** The content as text; undefined where the template makes it from something else, such as another file. */
  text?: string;
  /** What a module declares, as JSON: CloudFormation takes it beside the content, as the API does. */
  settings?: unknown;
};

const MODULE = 'MODULE';

/** The flows, modules and test cases in parsed JSON; none where it is not a template. */
export function templateFlows(parsed: unknown): TemplateFlow[] {
  return [...ofCloudFormation(parsed), ...ofTerraform(parsed)];
}

const CLOUDFORMATION_TYPE = /^AWS::Connect::(ContactFlow|ContactFlowModule|TestCase)$/;

function ofCloudFormation(parsed: unknown): TemplateFlow[] {
  return entriesOf(member(parsed, 'Resources')).flatMap(({ name, value: { Type, Properties } }) => {
    const [, kind] = CLOUDFORMATION_TYPE.exec(String(Type)) ?? [];
    if (kind === undefined) return [];
    const [Content, Settings] = [member(Properties, 'Content'), member(Properties, 'Settings')];
    const filled = filledText(Content);
    return [
      flowOf({
        resource: name,
        path: ['Resources', name, 'Properties', 'Content'],
        type: kind === 'ContactFlowModule' ? MODULE : member(Properties, 'Type'),
        isFilled: filled !== undefined,
        text: filled ?? Content,
        settings: filledText(Settings) ?? Settings,
      }),
    ];
  });
}

/** A placeholder without a name, for a value that only a deployment knows. */
export const PLACEHOLDER = `${'$'}{}`;

/** The text of Fn::Sub, Fn::ToJsonString or Fn::Join, with a placeholder for each part that only a deployment knows. */
function filledText(content: unknown): unknown {
  const json = member(content, 'Fn::ToJsonString');
  if (json !== undefined) return JSON.stringify(json, (_, value) => (isIntrinsic(value) ? PLACEHOLDER : value));
  const [delimiter, parts] = [member(content, 'Fn::Join')].flat();
  if (!Array.isArray(parts)) return [member(content, 'Fn::Sub')].flat()[0];
  return parts.map((part) => (typeof part === 'string' ? part : PLACEHOLDER)).join(String(delimiter));
}

/** Whether a value is a function of CloudFormation. */
function isIntrinsic(value: unknown): boolean {
  const [name = '', ...others] = Object.keys(isObject(value) ? value : {});
  return others.length === 0 && (name === 'Ref' || name.startsWith('Fn::'));
}

/** Of the providers aws and awscc. */
const TERRAFORM_TYPE = /^aws(?:cc)?_connect_(contact_flow|contact_flow_module|test_case)$/;

function ofTerraform(parsed: unknown): TemplateFlow[] {
  return entriesOf(member(parsed, 'resource'), ['resource']).flatMap(({ name: type, value, path }) => {
    const [, kind] = TERRAFORM_TYPE.exec(type) ?? [];
    if (kind === undefined) return [];
    return entriesOf(value, path).map(({ name, value: { type: flowType, content, settings }, path: own }) =>
      flowOf({
        resource: `${type}.${name}`,
        path: [...own, 'content'],
        type: kind === 'contact_flow_module' ? MODULE : flowType,
        isFilled: true,
        text: content,
        settings,
      }),
    );
  });
}

/** A function of the template in the place of the content, such as `${'$'}{file(...)}`, is not content. */
function flowOf({ text, ...flow }: Omit<TemplateFlow, 'text'> & { text: unknown }): TemplateFlow {
  // This also takes a byte-order mark away, which editors put before text that is then pasted.
  const trimmed = typeof text === 'string' ? text.trim() : '';
  return { ...flow, ...(trimmed.startsWith('{') && { text: trimmed }) };
}

type Entry = { name: string; value: Record<string, unknown>; path: (string | number)[] };

/** The members that are objects; Terraform also takes a list of objects in the place of each. */
function entriesOf(value: unknown, path: (string | number)[] = []): Entry[] {
  if (Array.isArray(value)) return value.flatMap((item, index) => entriesOf(item, [...path, index]));
  return Object.entries(isObject(value) ? value : {}).flatMap(([name, inner]) => {
    const own = [...path, name];
    return Array.isArray(inner)
      ? inner.flatMap((item, index) => (isObject(item) ? [{ name, value: item, path: [...own, index] }] : []))
      : isObject(inner)
        ? [{ name, value: inner, path: own }]
        : [];
  });
}
