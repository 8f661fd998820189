import { SUCCESS } from '../content/content';
import { isObject } from '../content/values';
import type { FlowData } from '../context/context';
import { resolveAll } from '../context/flow-data';
import type { BlockDefinition } from './define-block';
import type { Parameters } from './parameters';

/**
 * How a block runs that only sets something and takes Success. `what` it sets is told of the run; `keep` keeps what the
 * flow can refer to later, and gets the parameters with their references resolved.
 */
export function sets(
  what: string,
  keep?: (parameters: Parameters, data: FlowData) => void,
): Pick<BlockDefinition, 'run'> {
  return {
    run({ Parameters }, { data }) {
      keep?.(resolveAll(Parameters, data) as Parameters, data);
      return { notes: [`sets ${what}`], branch: SUCCESS };
    },
  };
}

/** Adds members to what is kept under a name. */
export function keepIn(place: Parameters, name: string, members: unknown): void {
  if (isObject(members)) place[name] = { ...(isObject(place[name]) && place[name]), ...members };
}
