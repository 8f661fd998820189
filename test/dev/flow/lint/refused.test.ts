import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { BLOCK_TYPES } from '../../../../dev/flow/blocks/block-types';
import { END, say } from '../../../../dev/flow/lint/example';
import { lintFlow } from '../../../../dev/flow/lint/lint';
import { CALLED, meantType, TITLES } from '../../../../dev/flow/lint/rules/block-types';
import { exampleFlow, lint } from '../../../support/flows';

type Row = {
  /** Which claim below the row is about. */
  group: 'byPage' | 'right' | 'byService' | 'byDesignerName';
  problem: string;
  Type: string;
  Parameters: object;
  errors?: string[];
  conditions?: string[][];
  flowType?: string;
};

const rows: Row[] = readFileSync(join(__dirname, 'fixtures/refused.jsonl'), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line));

/** The rows of a group, each by its problem. */
const named = (wanted: Row['group']) =>
  rows.filter(({ group }) => group === wanted).map((row) => [row.problem, row] as const);

/** The errors and warnings of a flow of one such block, all of whose branches lead to the end. */
function problemsIn({ Type, Parameters, errors = [], conditions = [], flowType = 'contactFlow' }: Row) {
  const Errors = errors.map((ErrorType) => ({ ErrorType, NextAction: 'End' }));
  const Conditions = conditions.map(([Operator, operand]) => ({
    Condition: { Operator, Operands: [operand] },
    NextAction: 'End',
  }));
  const block = { Identifier: 'Block', Type, Parameters, Transitions: { NextAction: 'End', Errors, Conditions } };
  const Actions = [block, { Identifier: 'End', Type: 'DisconnectParticipant' }];
  const flow = { Version: '2019-10-30', StartAction: 'Block', Metadata: { type: flowType }, Actions };
  return lint(flow).filter(({ level }) => level !== 'note');
}

describe('a block that its page does not allow is an error:', () => {
  it.each(named('byPage'))('%s', (problem, row) => {
    const found = problemsIn(row);
    expect(found.map(({ level }) => level)).toEqual(found.map(() => 'error'));
    expect(found[0]?.problem).toContain(problem);
  });
});

describe('the linter says nothing of', () => {
  it.each(named('right'))('%s', (_, row) => expect(problemsIn(row)).toEqual([]));
});

it('the linter warns of an error branch of the older recording block, which the service is reported to refuse', () => {
  const recording = rows.find(({ group, Type }) => group === 'right' && Type === 'UpdateContactRecordingBehavior')!;
  expect(problemsIn({ ...recording, errors: ['NoMatchingError'] })).toEqual([
    expect.objectContaining({ rule: 'unknown-branch', level: 'warning' }),
  ]);
});

it('the linter says nothing of a module that declares nothing and returns by a branch, as published ones do', () => {
  const settings = { input: {}, resultData: {}, transitions: { results: [] } };
  const Parameters = { Result: 'Open', ResultData: { late: 'false' } };
  const module = { ...exampleFlow({ Type: 'EndFlowModuleExecution', Parameters }), Settings: {} };
  expect(lint({ ...module, Metadata: { type: 'contactFlowModule', settings } })).toEqual([]);
});

it('the linter says that a module without results returns none', () => {
  const contract = { inputs: [], required: [], results: [], branches: [] };
  const call = { Type: 'InvokeFlowModule', Parameters: { FlowModuleId: 'm' }, errors: ['NoMatchingError'] };
  const flow = exampleFlow(call, say('$.Modules.ResultData.count'), END);
  expect(lintFlow(flow, { modules: [{ id: 'm', contract }] })).toContainEqual(
    expect.objectContaining({
      problem: 'reads $.Modules.ResultData.count, which the module does not return (it returns: none)',
    }),
  );
});

describe('a block that the live service is reported to refuse is a warning:', () => {
  it.each(named('byService'))('%s', (problem, row) => {
    expect(problemsIn(row)).toEqual([
      expect.objectContaining({
        rule: 'reported-refusal',
        level: 'warning',
        problem: expect.stringContaining(problem),
      }),
    ]);
  });
});

describe('a type by the name of a block in the designer leads to the name of the type:', () => {
  it.each(named('byDesignerName'))('%s', (problem, row) => {
    expect(problemsIn(row)[0]).toMatchObject({ rule: 'misspelled-type', problem: expect.stringContaining(problem) });
  });
});

describe('the linter hints at a type that is right for', () => {
  const spelled = Object.keys(BLOCK_TYPES).map((name) => `${name}s`);
  const names = [...CALLED.keys(), ...TITLES.map(([title]) => title), ...spelled];

  it.each(names.filter((name) => !(name in BLOCK_TYPES)))('%s', (name) => {
    const meant = meantType(name)!;
    const found = lint(exampleFlow({ Type: meant }, END)).map(({ rule }) => rule);
    expect(found).not.toEqual(
      expect.arrayContaining([expect.stringMatching(/^(misspelled|unknown)-type|^reported-name/)]),
    );
    expect(BLOCK_TYPES).toHaveProperty(meant);
  });

  it.each([
    ['SetRoutingCriteria', 'UpdateContactRoutingCriteria'],
    ['GetCustomerInput', 'GetParticipantInput'],
    ['SetQueue', 'UpdateContactTargetQueue'],
    ['SetAttributes', 'UpdateContactAttributes'],
    ['InvokeExternalResource', 'InvokeLambdaFunction'],
    ['SetRecordingBehavior', 'UpdateContactRecordingBehavior'],
    ['SetHoldFlow', 'UpdateContactEventHooks'],
    ['SetDisconnectFlow', 'UpdateContactEventHooks'],
    ['PlayAudio', 'MessageParticipant'],
    ['AWSLambdaFunction', 'InvokeLambdaFunction'],
    ['ReturnFromModule', 'EndFlowModuleExecution'],
    ['GetProfile', 'GetCustomerProfile'],
  ])('%s: %s', (name, meant) => expect(meantType(name)).toBe(meant));

  it('no type by the name of a member that every object has', () => expect(meantType('constructor')).toBeUndefined());
});
