/** What a call fails with: the error's name as the service calls it. */
export class Failure {
  constructor(
    readonly code: string,
    readonly message = 'it failed',
  ) {}
}

/** A function that was invoked and failed: to the caller that is an answer. */
export class FunctionFailure {
  constructor(readonly payload: object) {}
}
