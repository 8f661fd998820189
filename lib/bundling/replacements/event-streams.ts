// Replaces @smithy/core/event-streams in the bundle. The SDK uses it only for operations whose request or response is a
// stream of events; ListCasesForContact, SearchCases and GetCase have none.

/** The SDK creates one before it reads or writes a stream of events. */
export class EventStreamSerde {
  constructor() {
    throw new Error('The bundle holds no event streams: lib/bundling/bundling.ts leaves them out');
  }
}

/** The SDK creates the marshaller of a stream with it. */
export function eventStreamSerdeProvider(): never {
  throw new Error('The bundle holds no event streams: lib/bundling/bundling.ts leaves them out');
}
