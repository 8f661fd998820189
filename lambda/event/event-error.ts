import { excerpt } from '../contract/excerpt';
import { describe, type Problem } from '../contract/problem';

/** Characters of the message: room for a problem with every parameter, and an end for a made-up event with thousands. */
const LONGEST_MESSAGE = 2000;

/** The event is not one that a flow can have sent. Its message describes values without repeating them. */
export class InvalidContactEventError extends Error {
  override readonly name = 'InvalidContactEventError';

  constructor(problems: Problem[]) {
    super(excerpt(`The event cannot be used: ${problems.map(describe).join('. ')}.`, LONGEST_MESSAGE));
  }
}
