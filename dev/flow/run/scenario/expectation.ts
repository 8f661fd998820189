import { shorten } from '../../content/text';
import type { Run } from '../../context/context';
import type { Expectation } from './scenario';

/** What of an expectation does not hold. */
export function unmetExpectations(
  { attributes = {}, blocks = [], messages = [], end }: Expectation,
  run: Run,
): string[] {
  return [
    ...Object.entries(attributes)
      .filter(([name, value]) => run.attributes[name] !== value)
      .map(([name, value]) => {
        const was = Object.hasOwn(run.attributes, name) ? `is "${shorten(run.attributes[name] ?? '')}"` : 'is not set';
        return `the attribute ${name} ${was}; expected was "${value}"`;
      }),
    ...missingInOrder(
      'block',
      blocks,
      run.path.map(({ block }) => block),
    ),
    ...missingInOrder(
      'message',
      messages,
      run.path.flatMap(({ said }) => (said === undefined ? [] : [said])),
    ),
    ...(end === undefined || end === run.end ? [] : [`the run ends with: ${run.end}; expected was: ${end}`]),
  ];
}

/** Each expected item must come after the one before it. */
function missingInOrder(what: string, expected: string[], seen: string[]): string[] {
  let from = 0;
  return expected.flatMap((item) => {
    const index = seen.indexOf(item, from);
    if (index < 0) return [`the ${what} "${item}" ${seen.includes(item) ? 'happened too early' : 'did not happen'}`];
    from = index + 1;
    return [];
  });
}
