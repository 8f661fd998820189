import type { Action } from '../content/content';
import type { ModuleContract } from '../content/module-contract';
import { namesOf } from '../context/stubs';

/** A module of which the linter knows what it declares. */
export type ModuleDefinition = {
  /** Its id or ARN, or the placeholder in its place, by which blocks name it. */
  id: string;
  contract: ModuleContract;
};

/** What the module declares that a block invokes; undefined for other blocks and for modules that are not known. */
export function calledContract({ Type, Parameters }: Action, modules: ModuleDefinition[]): ModuleContract | undefined {
  const { FlowModuleId: id } = Parameters;
  if (Type !== 'InvokeFlowModule' || typeof id !== 'string') return undefined;
  // A placeholder holds characters that an id cannot.
  const names = [id, ...namesOf(id)];
  return modules.find((module) => names.some((name) => namesOf(module.id).includes(name)))?.contract;
}
