import { EventStreamSerde, eventStreamSerdeProvider } from '../../../../lib/bundling/replacements/event-streams';

describe('the replacement of event streams', () => {
  it.each([
    ['a stream', () => new EventStreamSerde()],
    ['its marshaller', eventStreamSerdeProvider],
  ])('refuses %s and says who left it out', (_, use) =>
    expect(use).toThrow('lib/bundling/bundling.ts leaves them out'),
  );
});
