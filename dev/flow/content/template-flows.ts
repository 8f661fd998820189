import { isObject, member } from './values';

/** A flow or module that a template of CloudFormation or SAM, or Terraform's JSON, would deploy. */
export type TemplateFlow = {
  /** The resource's name in the template. */
  resource: string;
  /** The members that lead to the content. */
  path: string[];
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

/** The flows and modules in parsed JSON; none where it is not a template. */
export function templateFlows(parsed: unknown): TemplateFlow[] {
  return [...ofCloudFormation(parsed), ...ofTerraform(parsed)];
}

const CLOUDFORMATION_TYPES = ['AWS::Connect::ContactFlow', 'AWS::Connect::ContactFlowModule'];

function ofCloudFormation(parsed: unknown): TemplateFlow[] {
  return entriesOf(member(parsed, 'Resources')).flatMap(([resource, { Type, Properties }]) => {
    if (!CLOUDFORMATION_TYPES.includes(Type as string)) return [];
    const [Content, Settings] = [member(Properties, 'Content'), member(Properties, 'Settings')];
    const filled = filledText(Content);
    return [
      flowOf({
        resource,
        path: ['Resources', resource, 'Properties', 'Content'],
        type: Type === CLOUDFORMATION_TYPES[1] ? MODULE : member(Properties, 'Type'),
        isFilled: filled !== undefined,
        text: filled ?? Content,
        settings: filledText(Settings) ?? Settings,
      }),
    ];
  });
}

/** The text of Fn::Sub, or of Fn::Join with a placeholder for each part that only a deployment knows. */
function filledText(content: unknown): unknown {
  const [delimiter, parts] = [member(content, 'Fn::Join')].flat();
  if (!Array.isArray(parts)) return [member(content, 'Fn::Sub')].flat()[0];
  return parts.map((part) => (typeof part === 'string' ? part : `${'$'}{}`)).join(String(delimiter));
}

const TERRAFORM_TYPES = ['aws_connect_contact_flow', 'aws_connect_contact_flow_module'];

function ofTerraform(parsed: unknown): TemplateFlow[] {
  return TERRAFORM_TYPES.flatMap((type) =>
    entriesOf(member(member(parsed, 'resource'), type)).map(([name, { type: flowType, content }]) =>
      flowOf({
        resource: `${type}.${name}`,
        path: ['resource', type, name, 'content'],
        type: type === TERRAFORM_TYPES[1] ? MODULE : flowType,
        isFilled: true,
        text: content,
      }),
    ),
  );
}

/** A function of the template in the place of the content, such as `${'$'}{file(...)}`, is not content. */
function flowOf({ text, ...flow }: Omit<TemplateFlow, 'text'> & { text: unknown }): TemplateFlow {
  return { ...flow, ...(typeof text === 'string' && text.trimStart().startsWith('{') && { text }) };
}

function entriesOf(value: unknown): [string, Record<string, unknown>][] {
  return Object.entries(isObject(value) ? value : {}).filter((entry): entry is [string, Record<string, unknown>] =>
    isObject(entry[1]),
  );
}
