import { join } from 'node:path';
import { FLOWS_FOLDER, MODULE_ID_PLACEHOLDER, parseFlowContent } from '../../lib/flows/flow-content';
import { contractOf } from '../flow/content/module-contract';
import { readFlow } from '../flow/content/read-flow';
import type { ModuleDefinition } from '../flow/lint/modules';

/** The module of this project, as the linter of flows needs to know it. */
export function lookupModule(id: string = MODULE_ID_PLACEHOLDER): ModuleDefinition {
  const contract = contractOf(readFlow(parseFlowContent(join(FLOWS_FOLDER, 'case-lookup.module.json'))));
  if (contract === undefined) throw new Error('flows/case-lookup.module.json declares no settings');
  return { id, contract };
}
