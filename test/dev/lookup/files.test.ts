import { fillPlaceholders } from '../../../dev/flow/run/scenario/placeholders';
import { temporaryFolder } from '../../support/command';
import { exampleFlow } from '../../support/flows';
import { end, FILES } from '../../support/run';

const files = temporaryFolder();

const flow = exampleFlow(end);
const text = JSON.stringify(flow);
const resource = (Content: unknown, more: object = {}) => ({
  Type: 'AWS::Connect::ContactFlow',
  Properties: { Type: 'QUEUE_TRANSFER', Content, ...more },
});
const template = (Resources: object) => files.write('template.json', { Resources });

describe('flow content is read with the type that stands beside it', () => {
  it.each<[string, object]>([
    ['a template', { Resources: { Flow: resource(text) } }],
    ['a template that fills in values', { Resources: { Flow: resource({ 'Fn::Sub': text }) } }],
    [
      "Terraform's JSON",
      { resource: { aws_connect_contact_flow: { main: { type: 'QUEUE_TRANSFER', content: text } } } },
    ],
    ['the answer of describe-contact-flow', { ContactFlow: { Type: 'QUEUE_TRANSFER', Content: text } }],
  ])('from %s', (_, content) => {
    const read = FILES.content(files.write('flow.json', content));
    expect(read).toEqual({ ...flow, Metadata: { ...flow.Metadata, type: 'QUEUE_TRANSFER' } });
  });
});

describe('of a template with several flows', () => {
  const several = { Flow: resource(text), Other: resource(text, { Type: 'CUSTOMER_QUEUE' }) };

  it('one is named behind the file', () => {
    expect(FILES.content(`${template(several)}#Other`)).toMatchObject({ Metadata: { type: 'CUSTOMER_QUEUE' } });
  });

  it('a test case is named behind the file too', () => {
    const test = { Type: 'AWS::Connect::TestCase', Properties: { Content: '{"Observations":[]}' } };
    expect(FILES.content(`${template({ ...several, Test: test })}#Test`)).toEqual({ Observations: [] });
  });

  it.each([
    ['', 'it holds 2 flows or test cases'],
    ['#Third', 'it holds no flow or test case "Third"'],
  ])('the error names all where "%s" names none', (name, problem) => {
    const file = template(several);
    expect(() => FILES.content(`${file}${name}`)).toThrow(
      `${file} cannot be used: ${problem}; name one as ${file}#Flow or ${file}#Other`,
    );
  });
});

it('a file whose name holds a number sign is read as it is', () => {
  expect(FILES.content(files.write('flow#1.json', flow))).toEqual(flow);
});

it('a value that only a deployment knows is a placeholder with a name', () => {
  const [before = '', after = ''] = JSON.stringify(exampleFlow({ ...end, Identifier: 'X' })).split('X');
  const content = FILES.content(
    template({ Flow: resource({ 'Fn::Join': ['', [before, { Ref: 'Id' }, after]] }, { Type: undefined }) }),
  );
  expect(fillPlaceholders(content, { 'value 1': 'X' })).toEqual(exampleFlow({ ...end, Identifier: 'X' }));
});

it.each([
  [
    { 'Fn::Ref': 'Flow' },
    'the content of the resource Flow is not text in this template; name the file that it comes from',
  ],
  ['{', 'the content of the resource Flow is not valid JSON'],
])('the error for content that is %j in a template says so', (Content, problem) => {
  expect(() => FILES.content(template({ Flow: resource(Content) }))).toThrow(problem);
});
