import { leftoverPlaceholders } from '../../../lib/flows/flow-content';
import { type Finding, SOURCES } from '../content/finding';
import { at } from './report';

/**
 * Finds placeholders that stay as they are. That of the function's ARN is not one of them where the content is to name
 * the function by it.
 */
export function checkPlaceholders(content: unknown, functionArn: string): Finding[] {
  return leftoverPlaceholders(content, functionArn).map(({ place, text }) =>
    at(place).warning(`holds "${text}", a placeholder that is not filled in here`, SOURCES.runner),
  );
}
