// Stands in the bundle for @smithy/core/event-streams, which the SDK loads only for an operation whose request or
// answer is a stream of events. ListCasesForContact and GetCase, the operations that the function calls, have neither.

/** What the SDK constructs before it reads or writes a stream of events. */
export class EventStreamSerde {
  constructor() {
    throw new Error('The bundle holds no event streams: lib/bundling.ts leaves them out');
  }
}

/** What the SDK makes the stream's marshaller of. */
export function eventStreamSerdeProvider(): never {
  throw new Error('The bundle holds no event streams: lib/bundling.ts leaves them out');
}
