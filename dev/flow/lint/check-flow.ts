import { KNOWN_NAMESPACES, referencesOf } from '../blocks/known-references';
import type { FlowContent } from '../content/content';
import { type Finding, SOURCES } from '../content/finding';
import { flowTypeOf } from '../content/flow-types';
import { FlowFormError, readFlow } from '../content/read-flow';
import { meantName } from '../content/spelling';
import { checkBlocks } from './blocks';
import type { FlowContext } from './context';
import { checkExternalKeys } from './external-keys';
import { checkGraph } from './graph';
import { checkIdentifiers } from './identifiers';
import { type InvokedFunctions, invokedFunctions } from './invoked-functions';
import { checkLambdaBlocks } from './lambda-blocks';
import { checkPlaceholders } from './placeholders';
import { checkPlacement } from './placement';
import { checkQueue } from './queue';
import { at } from './report';
import { checkSilence } from './silence';

/**
 * Checks parsed flow content for what Connect would refuse, what breaks the lookup and what callers would notice.
 */
export function checkFlow(content: unknown, context: FlowContext): Finding[] {
  const placeholders = checkPlaceholders(content, context.functionArn);
  try {
    return [...checkReadFlow(readFlow(content), context), ...placeholders];
  } catch (error) {
    if (error instanceof FlowFormError) return [...placeholders, ...error.findings];
    throw error;
  }
}

/** Checks flow content that was read: everything but its form and its placeholders. */
export function checkReadFlow(flow: FlowContent, context: FlowContext): Finding[] {
  const functions = invokedFunctions(flow);
  return [
    ...checkIdentifiers(flow),
    ...checkGraph(flow),
    ...checkBlocks(flow, context.flowType ?? flowTypeOf(flow)),
    ...checkPlacement(flow, context.flowType),
    ...checkSettings(flow),
    ...checkQueue(flow),
    ...checkReferences(flow),
    ...checkLambdaBlocks(flow, functions, context),
    ...checkExternalKeys(flow, functions, context.functionArn),
    ...checkSilence(flow),
    ...checkLookup(functions, context.functionArn),
  ];
}

function checkReferences({ Actions }: FlowContent): Finding[] {
  return Actions.flatMap((action) =>
    referencesOf(action)
      .filter(({ path: [namespace = ''] }) => !KNOWN_NAMESPACES.includes(namespace))
      .map(({ text, path: [namespace = ''] }) => {
        const meant = meantName(namespace, KNOWN_NAMESPACES);
        return `reads ${text}, which is not among the published references${meant ? ` (did you mean $.${meant}?)` : ''}`;
      })
      .map((problem) => at(action).warning(problem, SOURCES.attributes)),
  );
}

/** Three public projects report that Connect refuses a module without settings; no page says so. */
function checkSettings(flow: FlowContent): Finding[] {
  if (flowTypeOf(flow) !== 'MODULE' || flow.Settings !== undefined) return [];
  const problem =
    'is missing; public projects report that Connect refuses a module without the settings that the designer exports';
  return [at('Settings').warning(problem, SOURCES.reports)];
}

/** Says so when the function of this project is not invoked, because then most of what could be wrong was not checked. */
function checkLookup(functions: InvokedFunctions, functionArn: string): Finding[] {
  const invoked = [...new Set([...functions.values()].map(([named]) => named as string))];
  if (invoked.length === 0 || [...functions.values()].some((arns) => arns.includes(functionArn))) return [];
  const problem = `do not invoke the function of this project, so its time limit, parameters and keys were not checked; if it is ${invoked.join(' or ')}, name it with --function`;
  return [at('Actions').note(problem, SOURCES.lookup)];
}
