import { leftoverPlaceholders } from '../../../lib/flow-content';
import { type Finding, finding } from '../language/finding';

/**
 * Finds placeholders that nobody fills in. That of the function's ARN is none of them only where the content is to
 * name the function by it.
 */
export function checkPlaceholders(content: unknown, functionArn: string): Finding[] {
  return leftoverPlaceholders(content, functionArn).map(({ place, text }) =>
    finding(place, `holds "${text}", which nobody fills in`),
  );
}
