import { describe, type Problem } from './problem';

/** The event is not one that a flow can have sent. Its message describes values without repeating them. */
export class InvalidContactEventError extends Error {
  override readonly name = 'InvalidContactEventError';

  constructor(problems: Problem[]) {
    super(`The event cannot be used: ${problems.map(describe).join('. ')}.`);
  }
}
