import { leftoverPlaceholders } from '../../../lib/flow-content';
import { fault, type Problem } from '../problem';

/**
 * Finds placeholders that nobody fills in. That of the function's ARN is none of them only where the content is to
 * name the function by it.
 */
export function checkPlaceholders(content: unknown, functionArn: string): Problem[] {
  return leftoverPlaceholders(content, functionArn).map(({ place, text }) =>
    fault(place, `holds "${text}", which nobody fills in`),
  );
}
