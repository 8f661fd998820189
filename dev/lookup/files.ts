import { existsSync } from 'node:fs';
import {
  ARN_BY_REGION_PLACEHOLDER,
  FlowContentError,
  type FlowValues,
  FUNCTION_ARN_PLACEHOLDER,
  fillFlowContent,
  parseFlowFile,
  withSettings,
} from '../../lib/flows/flow-content';
import { readTextFile } from '../../lib/flows/text-file';
import { PLACEHOLDER, type TemplateFlow, templateFlows } from '../flow/content/template-flows';
import { isObject } from '../flow/content/values';
import type { Files } from '../flow/run/scenario/files';
import { readEventFile } from './event';

/** Reads files for the flow tools, and fills in the function's ARN and its blocks' time limits. */
export function lookupFiles(values: FlowValues): Files {
  return {
    text: readTextFile,
    content: readContent,
    event: readEventFile,
    fill: (content, source) => fillFlowContent(content, values, source),
    filled: [FUNCTION_ARN_PLACEHOLDER, ARN_BY_REGION_PLACEHOLDER].map((name) => name.slice(2, -1)),
  };
}

/** Reads the content in a file. FILE#RESOURCE names a flow or test case of a template. @throws FlowContentError */
function readContent(place: string): unknown {
  const [, file = place, resource] = existsSync(place) ? [] : (/^(.+)#(.+)$/.exec(place) ?? []);
  const { content, type } = parseFlowFile(file);
  const flows = templateFlows(content);
  if (flows.length === 0 && resource === undefined) return withType(content, type);
  const flow = resource === undefined && flows.length === 1 ? flows[0] : flows.find((one) => one.resource === resource);
  if (flow !== undefined) return contentOf(flow, file);
  const problem =
    resource === undefined
      ? `it holds ${flows.length} flows or test cases`
      : `it holds no flow or test case "${resource}"`;
  const names = flows.map((one) => `${file}#${one.resource}`).join(' or ');
  throw new FlowContentError(file, [names === '' ? problem : `${problem}; name one as ${names}`]);
}

function contentOf({ resource, text, settings, type }: TemplateFlow, file: string): unknown {
  if (text === undefined) {
    throw new FlowContentError(file, [
      `the content of the resource ${resource} is not text in this template; name the file that it comes from`,
    ]);
  }
  try {
    return withType(withSettings(JSON.parse(nameValues(text)), settings), type);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw new FlowContentError(file, [`the content of the resource ${resource} is not valid JSON: ${error.message}`]);
  }
}

/** A value that only a deployment knows has no name in a list that is joined; a scenario needs one to fill it in. */
function nameValues(text: string): string {
  let number = 0;
  return text.replaceAll(PLACEHOLDER, () => `${'$'}{value ${++number}}`);
}

/** The type of a flow that stands beside its content takes the place of one in it. */
function withType(content: unknown, type: unknown): unknown {
  if (typeof type !== 'string' || !isObject(content)) return content;
  return { ...content, Metadata: { ...(isObject(content.Metadata) && content.Metadata), type } };
}
