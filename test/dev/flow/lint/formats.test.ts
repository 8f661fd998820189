import { FORMATS } from '../../../../dev/flow/lint/formats';
import { type FileFinding, locate } from '../../../../dev/flow/lint/lines';

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
  const lineOf = (more: Partial<FileFinding>) => {
    const { block: _, ...bare } = finding;
    return locate([{ ...bare, ...more }], 'f.json', text)[0]?.line;
  };

  it.each<[Partial<FileFinding>, number]>([
    [{ block: 'b (1)' }, 4],
    [{ block: 'b (1)', path: ['Parameters'] }, 5],
    [{ block: 'b (1)', path: ['Parameters', 'Attributes', 'x'] }, 6],
    [{ block: 'b (1)', path: ['Parameters', 'Missing'] }, 5],
    [{ block: 'a' }, 3],
    [{ block: 'not there' }, 1],
    [{ path: ['Actions'] }, 2],
    [{}, 1],
  ])('at %j is %p', (more, line) => {
    const { line: _, ...rest } = { line: 0, ...more };
    expect(lineOf(rest)).toBe(line);
  });
});
