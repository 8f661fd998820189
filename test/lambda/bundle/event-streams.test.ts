import { EventStreamSerde, eventStreamSerdeProvider } from '../../../lambda/bundle/event-streams';

describe('the replacement of event streams', () => {
  it.each([
    ['a stream', () => new EventStreamSerde()],
    ['its marshaller', eventStreamSerdeProvider],
  ])('refuses %s and says who left it out', (_, use) => expect(use).toThrow('lib/bundling.ts leaves them out'));
});
