import { END, exampleFlow, say } from '../../../../dev/flow/lint/example';
import { FORMATS } from '../../../../dev/flow/lint/formats';
import { type FileFinding, locate } from '../../../../dev/flow/lint/lines';
import { lintFlow } from '../../../../dev/flow/lint/lint';

const finding: FileFinding = {
  file: 'flows/my flow.json',
  line: 12,
  rule: 'missing-branch',
  level: 'error',
  place: 'block "Look up: cases, 100%"',
  block: 'Look up: cases, 100%',
  problem: 'has no branch\nfor NoMatchingError',
  source: 'https://docs.aws.amazon.com/connect/latest/devguide/flow-language-actions.html',
};
const note: FileFinding = {
  ...finding,
  rule: 'function-not-invoked',
  level: 'note',
  line: 1,
  place: 'this',
  source: 'README.md',
};

describe('the findings for GitHub', () => {
  it('are one command a line, with everything escaped that could end it', () => {
    expect(FORMATS.github([finding])).toBe(
      '::error file=flows/my flow.json,line=12,title=missing-branch%3A block "Look up%3A cases%2C 100%25"::' +
        'block "Look up: cases, 100%25" has no branch%0Afor NoMatchingError' +
        ' (see https://docs.aws.amazon.com/connect/latest/devguide/flow-language-actions.html)',
    );
  });

  it('call a note a notice', () => expect(FORMATS.github([note])).toMatch(/^::notice file=/));
});

describe('the findings as SARIF', () => {
  const { version, runs } = JSON.parse(FORMATS.sarif([finding, finding, note]));
  const [{ tool, results }] = runs;

  it('say where each is, and by which rule', () => {
    expect(version).toBe('2.1.0');
    expect(results).toHaveLength(3);
    expect(results[0]).toEqual({
      ruleId: 'missing-branch',
      level: 'error',
      message: { text: 'block "Look up: cases, 100%" has no branch\nfor NoMatchingError' },
      locations: [
        { physicalLocation: { artifactLocation: { uri: 'flows/my%20flow.json' }, region: { startLine: 12 } } },
      ],
    });
  });

  it('list each rule once, with the address of its page where it has one', () => {
    expect(tool.driver.rules).toEqual([
      expect.objectContaining({ id: 'function-not-invoked', defaultConfiguration: { level: 'note' } }),
      expect.objectContaining({ id: 'missing-branch', helpUri: finding.source }),
    ]);
  });
});

it('the findings as JSON are the findings, with file and line', () => {
  expect(JSON.parse(FORMATS.json([finding, note]))).toEqual([finding, note]);
});

describe('the line of a finding', () => {
  const text = `{
  "Actions": [
    { "Identifier": "a" },
    { "Identifier" : "b (1)",
      "Parameters": {
        "Attributes": { "x":
          "1" } } }
  ]
}`;

  it.each<[(string | number)[], number]>([
    [['Actions', 1], 4],
    [['Actions', 1, 'Parameters'], 5],
    [['Actions', 1, 'Parameters', 'Attributes', 'x'], 6],
    [['Actions', 1, 'Parameters', 'Missing'], 5],
    [['Actions', 1, 'Missing'], 4],
    [['Actions', 0], 3],
    [['Actions'], 2],
    [[], 1],
  ])('at %j is %p', (path, line) => {
    expect(locate([{ ...finding, path }], 'f.json', text)[0]?.line).toBe(line);
  });

  const linesOf = (content: object) => {
    const written = JSON.stringify(content, null, 1);
    const lines = written.split('\n');
    const errors = lintFlow(content).filter(({ level }) => level === 'error');
    return locate(errors, 'f.json', written).map(({ rule, line }) => `${rule}: ${lines[line - 1]?.trim()}`);
  };

  it('is in the second of two blocks with one identifier where that one is wrong', () => {
    const second = say('second', { Identifier: '0', next: 'gone' });
    expect(linesOf(exampleFlow(say('first', { next: '2' }), second, END))).toEqual([
      'missing-target: "NextAction": "gone",',
      'duplicate-identifier: "Identifier": "0",',
    ]);
  });

  it('is that of the member whose form is wrong', () => {
    expect(linesOf(exampleFlow(say('Hello', { Type: 5 }), END))).toEqual(['flow-form: "Type": 5']);
    expect(linesOf({ ...exampleFlow(END), Version: 'old' })).toEqual(['flow-form: "Version": "old",']);
  });
});
