import {
  ARN_BY_REGION_PLACEHOLDER,
  type FlowValues,
  FUNCTION_ARN_PLACEHOLDER,
  fillFlowContent,
  parseFlowContent,
} from '../../lib/flows/flow-content';
import { readTextFile } from '../../lib/flows/text-file';
import type { Files } from '../flow/run/scenario/files';
import { readEventFile } from './event';

/** Reads files for the flow tools, and fills in the function's ARN and its blocks' time limits. */
export function lookupFiles(values: FlowValues): Files {
  return {
    text: readTextFile,
    content: parseFlowContent,
    event: readEventFile,
    fill: (content, source) => fillFlowContent(content, values, source),
    filled: [FUNCTION_ARN_PLACEHOLDER, ARN_BY_REGION_PLACEHOLDER].map((name) => name.slice(2, -1)),
  };
}
