import fc from 'fast-check';
import { PARAMETERS } from '../../../lambda/contract/parameters';
import { readParameters } from '../../../lambda/contract/read-parameters';
import { describeProblem } from '../../../lambda/contract/values';

const ID = '0b8f6a1e-4d53-4f0e-9c27-1c6f3f5a7d02';

const PROFILE = 'arn:aws:profile:us-west-2:111122223333:domains/my-domain/profiles/0123456789abcdef0123456789abcdef';
const about = {
  place: 'Details.Parameters',
  detailsAvailable: true,
  customerLookup: true,
  instanceArn: 'arn:aws:connect:us-west-2:111122223333:instance/8d1f0c52-6b7a-4c1e-9f30-2a7d5e4b9c61',
  maxTimeLimitSeconds: 20,
};
const read = (given: Record<string, unknown>, detailsAvailable = true) =>
  readParameters(given, { ...about, detailsAvailable });
const problemsOf = (given: Record<string, unknown>, detailsAvailable = true) =>
  read(given, detailsAvailable).problems.map(describeProblem);

describe('readParameters', () => {
  it.each([
    [{ contacts: 'Current' }, { contacts: ['Current'] }],
    [{ contacts: ' initial , CURRENT,' }, { contacts: ['Initial', 'Current'] }],
    [{ contacts: `Previous,${ID},Related` }, { contacts: ['Previous', ID, 'Related'] }],
    [{ templateId: 'repair' }, { templateId: ['repair'] }],
    [{ templateId: 'repair, billing' }, { templateId: ['repair', 'billing'] }],
    [{ templateId: 'All' }, { templateId: [] }],
    [{ maxCases: 1 }, { maxCases: 1 }],
    [{ maxCases: ' 25 ' }, { maxCases: 25 }],
    [{ maxCases: '10000' }, { maxCases: 10_000 }],
    [{ maxCases: 'all' }, { maxCases: Number.POSITIVE_INFINITY }],
    [{ allowPartial: true }, { allowPartial: true }],
    [{ allowPartial: 'False' }, { allowPartial: false }],
    [{ status: 'OPEN' }, { status: 'open' }],
    [{ status: 'closed' }, { status: 'closed' }],
    [{ status: 'any' }, { status: 'any' }],
    [{ order: 'Updated' }, { order: 'updated' }],
    [{ order: 'created' }, { order: 'created' }],
    [{ order: 'listed' }, { order: 'listed' }],
    [{ details: 'TRUE' }, { details: true }],
    [{ list: 0 }, { list: 0 }],
    [{ list: ' 5 ' }, { list: 5 }],
    [{ customer: ` ${PROFILE} ` }, { customer: PROFILE }],
    [{ timeLimit: 1 }, { timeLimit: 1 }],
    [{ timeLimit: ' 20 ' }, { timeLimit: 20 }],
  ])('reads %j', (given, values) => expect(read(given)).toEqual({ values, problems: [] }));

  it.each(['maxCases', 'MAXCASES', 'maxcases', '  maxCases '])('knows %p whatever its case and the space', (name) => {
    expect(read({ [name]: '3' }).values).toEqual({ maxCases: 3 });
  });

  it.each(Object.keys(PARAMETERS))(
    'takes an empty %s, as a flow sends it of an attribute that is not set, for none',
    (name) => {
      for (const value of ['', '  ', null, undefined]) {
        expect(read({ [name]: value })).toEqual({ values: {}, problems: [] });
      }
    },
  );

  it.each([
    [{ contacts: 'Inital' }, 'contacts was a string of 6 characters; it must be up to 20 contacts to ask about, in'],
    [{ contacts: 'Current Initial' }, 'contacts was a string of 15 characters; it must be'],
    [{ contacts: 'Current;Initial' }, 'contacts was a string of 15 characters'],
    [{ contacts: ',' }, 'contacts was a string of 1 characters'],
    [{ contacts: ['Current'] }, 'contacts was a list; it must be up to 20 contacts to ask about, in order and'],
    [{ contacts: [] }, 'contacts was a list'],
    [{ contacts: { toString: 'Current' } }, 'contacts was an object'],
    [{ templateId: [] }, 'templateId was a list'],
    [{ templateId: {} }, 'templateId was an object'],
    [{ contacts: true }, 'contacts was a boolean'],
    [{ contacts: `${ID}/../x` }, 'contacts was a string of 41 characters'],
    [{ contacts: '078-05-1120' }, 'contacts was a string of 11 characters'],
    [{ contacts: ID.slice(1) }, 'contacts was a string of 35 characters'],
    [{ contacts: 'contact-1' }, 'contacts was a string of 9 characters'],
    [
      { order: 'updated', allowPartial: true },
      'order was updated while allowPartial is true; it must be listed, or allowPartial must be false',
    ],
    [
      { templateId: 'arn:aws:cases:us-west-2:111122223333:domain/d/template/t' },
      'templateId was a string of 56 characters',
    ],
    [{ templateId: {} }, 'templateId was an object; it must be the id of a case template, the last part of its ARN'],
    [{ maxCases: 0 }, 'maxCases was a number; it must be a whole number from 1 to 10000, or all'],
    [{ maxCases: 10_001 }, 'maxCases was a number'],
    [{ maxCases: 2.5 }, 'maxCases was a number'],
    [{ maxCases: -1 }, 'maxCases was a number'],
    [{ maxCases: 'ten' }, 'maxCases was a string of 3 characters'],
    [{ maxCases: '1e3' }, 'maxCases was a string of 3 characters'],
    [{ allowPartial: 'yes' }, 'allowPartial was a string of 3 characters; it must be true or false'],
    [{ allowPartial: 1 }, 'allowPartial was a number'],
    [{ status: 'opened' }, 'status was a string of 6 characters; it must be open, closed or any'],
    [{ status: 'constructor' }, 'status was a string of 11 characters'],
    [{ maxCases: 1, MaxCases: 2 }, 'MaxCases was given twice; it must be given once, in whatever case'],
  ])('refuses %j by kind, and says what would be right', (given, expected) => {
    const problems = problemsOf(given);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain(`Details.Parameters.${expected}`);
  });

  it.each([
    ['the id of a profile alone', '0123456789abcdef0123456789abcdef', 'a string of 32 characters'],
    ['a reference that was not resolved', '$.Customer.ProfileARN', 'a string of 21 characters'],
    ['the ARN of something else', PROFILE.replace('profiles/', 'layouts/'), 'a string of 97 characters'],
    ['a longer ARN', `${PROFILE}/x`, 'a string of 100 characters'],
    ['another service', PROFILE.replace(':profile:', ':connect:'), 'a string of 98 characters'],
    ['a wildcard', PROFILE.replace(/[^/]+$/, '*'), 'a string of 67 characters'],
    ['a list', [PROFILE], 'a list'],
    ['another account', PROFILE.replace('111122223333', '999988887777'), 'an ARN of another account'],
    ['another Region', PROFILE.replace('us-west-2', 'eu-west-2'), 'an ARN of another Region'],
    ['another partition', PROFILE.replace(':aws:', ':aws-us-gov:'), 'an ARN of another partition'],
  ])('refuses %s as a customer, and says what would be right', (_, customer, was) => {
    expect(problemsOf({ customer })).toEqual([
      expect.stringMatching(
        `Details.Parameters.customer was ${was}.*; it must be the ARN of a customer's profile, not its id alone, .*Customer.ProfileARN`,
      ),
    ]);
  });

  it('says of a wrong customer only that, also where status and order would need details for a contact', () => {
    const given = { customer: '0123456789abcdef0123456789abcdef', status: 'open', order: 'updated' };
    expect(problemsOf(given, false)).toEqual([expect.stringContaining('customer was a string of 32 characters')]);
    expect(problemsOf({ ...given, customer: '' }, false)).toHaveLength(2);
  });

  it('refuses a customer where the function may not look up by customer, and names the setting', () => {
    const { problems } = readParameters({ customer: PROFILE }, { ...about, customerLookup: false });
    expect(problems.map(describeProblem)).toEqual([
      'Details.Parameters.customer was given; it must be left out, because this function may not look up cases by customer; deploy it with customerLookup to let it',
    ]);
    expect(readParameters({ customer: '' }, { ...about, customerLookup: false })).toEqual({ values: {}, problems: [] });
  });

  it.each(['-1', '6', '1.5', 'all', '03'])('refuses to list %p cases', (list) => {
    expect(problemsOf({ list })).toEqual([expect.stringContaining('a whole number from 0 to 5')]);
  });

  it.each([
    ['maxCase', 'maxCases'],
    ['max_cases', 'maxCases'],
    ['max cases', 'maxCases'],
    ['MaxCaess', 'maxCases'],
    ['contact', 'contacts'],
    ['contactId', 'contacts'],
    ['Contcats', 'contacts'],
    ['template', 'templateId'],
    ['templateIds', 'templateId'],
    ['templates', 'templateId'],
    ['alowPartail', 'allowPartial'],
    ['stauts', 'status'],
  ])('asks of %p whether %s was meant', (given, meant) => {
    expect(problemsOf({ [given]: 'x' })).toEqual([
      `Details.Parameters.${given} is not a parameter (did you mean \`${meant}\`?)`,
    ]);
  });

  it.each([
    'ParameterOne',
    'priority',
    'nested',
    'state',
    'contactFlowId',
    'language',
    'x',
    '',
    '__proto__',
    'toString',
  ])('ignores %p, which is not a typo of a parameter', (name) =>
    expect(read(JSON.parse(`{${JSON.stringify(name)}: {"any": "thing"}}`))).toEqual({ values: {}, problems: [] }),
  );

  it.each([
    ['status', 'open', 'any'],
    ['status', 'closed', 'any'],
    ['order', 'updated', 'listed'],
    ['order', 'created', 'listed'],
    ['details', true, 'false'],
  ])('refuses %s %p where details cannot be read, and names the setting', (name, value, instead) => {
    expect(problemsOf({ [name]: value }, false)).toEqual([
      expect.stringMatching(`it must be ${instead} or not given.*deploy it with caseDetails search or exact`),
    ]);
    expect(problemsOf({ [name]: instead }, false)).toEqual([]);
  });

  it.each([
    ['0', 'a whole number from 1 to 60'],
    ['61', 'a whole number from 1 to 60'],
    ['2.5', 'a whole number from 1 to 60'],
    ['8 s', 'a whole number from 1 to 60'],
  ])('refuses the time limit %p', (timeLimit, rule) => {
    expect(problemsOf({ timeLimit })).toEqual([expect.stringContaining(rule)]);
  });

  it('names both numbers where a block waits longer than the function was deployed for', () => {
    expect(problemsOf({ timeLimit: '21' })).toEqual([
      'Details.Parameters.timeLimit was 21; it must be at most 20, because this function was deployed for blocks that wait up to 20 s; deploy it with a longer longestTimeLimitSeconds',
    ]);
  });

  it('reads 20 contacts and 100 templates, and refuses longer lists', () => {
    expect(read({ contacts: Array(20).fill(ID).join(', ') }).values.contacts).toHaveLength(20);
    expect(read({ templateId: Array(100).fill('t').join() }).values.templateId).toHaveLength(100);
    expect(problemsOf({ contacts: Array(21).fill(ID).join() })).toEqual([
      expect.stringMatching(/contacts was a string of 776 characters; it must be up to 20 contacts/),
    ]);
    expect(problemsOf({ templateId: Array(101).fill('t').join() })).toHaveLength(1);
    expect(problemsOf({ contacts: `Current${','.repeat(1_000_000)}` })).toHaveLength(1);
  });

  it('refuses more parameters than a flow can mean, and compares none of their names', () => {
    const given = Object.fromEntries(Array.from({ length: 201 }, (_, number) => [`maxCase${number}`, 1]));
    expect(problemsOf(given)).toEqual(['Details.Parameters was 201 parameters; it must be an object of at most 200']);
  });

  it('names every problem at once', () => {
    expect(problemsOf({ contacts: 5.5, maxcase: 1, allowPartial: 'no', status: 'open' }, false)).toHaveLength(4);
  });

  it('for any values reads what is right and repeats nothing of what is wrong', () => {
    const name = fc.oneof(fc.constantFrom(...Object.keys(PARAMETERS)), fc.string());
    const value = fc.oneof(
      fc.jsonValue(),
      fc.string({ unit: 'binary' }),
      fc.constantFrom('Current', '3', 'true', 'open'),
    );
    fc.assert(
      fc.property(fc.dictionary(name, value), (given) => {
        const { values, problems } = read(given);
        expect(Object.keys(PARAMETERS)).toEqual(expect.arrayContaining(Object.keys(values)));
        for (const each of Object.values(given)) {
          if (typeof each !== 'string' || each.length < 20) continue;
          for (const problem of problems) expect(describeProblem(problem)).not.toContain(each);
        }
      }),
    );
  });
});
