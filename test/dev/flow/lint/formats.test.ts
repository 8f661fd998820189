import { type FileFinding, FORMATS, lineOf } from '../../../../dev/flow/lint/formats';

const finding: FileFinding = {
  file: 'flows/my flow.json',
  line: 12,
  level: 'error',
  place: 'block "Look up: cases, 100%"',
  block: 'Look up: cases, 100%',
  problem: 'has no branch\nfor NoMatchingError',
  source: 'https://docs.aws.amazon.com/connect/latest/devguide/flow-language-actions.html',
};
const note: FileFinding = { ...finding, level: 'note', line: 1, place: 'this', source: 'docs/recipes.md' };

describe('the findings for GitHub', () => {
  it('are one command a line, with everything escaped that could end it', () => {
    expect(FORMATS.github([finding])).toBe(
      '::error file=flows/my flow.json,line=12,title=block "Look up%3A cases%2C 100%25"::' +
        'block "Look up: cases, 100%25" has no branch%0Afor NoMatchingError' +
        ' (see https://docs.aws.amazon.com/connect/latest/devguide/flow-language-actions.html)',
    );
  });

  it('call a note a notice', () => expect(FORMATS.github([note])).toMatch(/^::notice file=/));
});

describe('the findings as SARIF', () => {
  const { version, runs } = JSON.parse(FORMATS.sarif([finding, finding, note]));
  const [{ tool, results }] = runs;

  it('say where each is, and on which page it rests', () => {
    expect(version).toBe('2.1.0');
    expect(results).toHaveLength(3);
    expect(results[0]).toEqual({
      ruleId: 'flow-language-actions',
      level: 'error',
      message: { text: 'block "Look up: cases, 100%" has no branch\nfor NoMatchingError' },
      locations: [
        { physicalLocation: { artifactLocation: { uri: 'flows/my%20flow.json' }, region: { startLine: 12 } } },
      ],
    });
  });

  it('list each page once, with its address where it has one', () => {
    expect(tool.driver.rules).toEqual([
      { id: 'flow-language-actions', shortDescription: { text: finding.source }, helpUri: finding.source },
      { id: 'recipes', shortDescription: { text: note.source } },
    ]);
  });
});

it('the findings as JSON are the findings, with file and line', () => {
  expect(JSON.parse(FORMATS.json([finding, note]))).toEqual([finding, note]);
});

describe('the line of a finding', () => {
  const text = '{\n  "Actions": [\n    { "Identifier": "a" },\n    { "Identifier" : "b (1)" }\n  ]\n}';

  it.each([
    ['b (1)', 4],
    ['a', 3],
    ['not there', 1],
    [undefined, 1],
  ])('at the block %p is %p', (block, line) => expect(lineOf(text, block)).toBe(line));
});
