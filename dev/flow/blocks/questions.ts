import { type Action, shown } from '../content/content';
import { INBOUND_AND_TRANSFER } from '../content/flow-types';
import { isObject } from '../content/values';
import { MESSAGE_KINDS } from '../context/messages';
import { defineBlock, FAILS } from './define-block';
import { external, storesInput } from './external';
import { isDynamic, must, optional, type Parameters, required, wholeNumber } from './parameters';
import { PROMPT } from './prompts';

const ASKS = {
  group: 'interact',
  conditions: 'sometimes',
  speaks: () => true,
  asksPerson: () => true,
} as const;

export const ConnectParticipantWithLexBot = defineBlock({
  ...ASKS,
  title: 'Get customer input (Amazon Lex)',
  page: 'devguide/participant-actions-connectparticipantwithlexbot',
  parameters: {
    ...PROMPT,
    LexV2Bot: optional,
    LexBot: optional,
    LexSessionAttributes: optional,
    LexInitializationData: optional,
    LexTimeoutSeconds: optional,
  },
  demands: ({ Parameters: { LexV2Bot, LexBot } }) =>
    (LexV2Bot === undefined) === (LexBot === undefined) ? ['must have one of LexV2Bot and LexBot'] : [],
  errors: { ...FAILS, NoMatchingCondition: 'required', InputTimeLimitExceeded: 'optional' },
  flowTypes: [...INBOUND_AND_TRANSFER, 'CUSTOMER_QUEUE'],
  conflictingDocs: { flowTypes: ['OUTBOUND_WHISPER'] },
  leaves: ['Lex'],
  ...external({
    section: 'bots',
    asks: 'which intent the bot finds',
    resource: botOf,
    reads: [['Lex']],
    decides: () => true,
    loads: ({ result, data }) => ({ Lex: { IntentName: result, ...data } }),
    channels: ['VOICE', 'CHAT'],
  }),
});

function botOf({ LexV2Bot, LexBot }: Parameters): unknown {
  if (isObject(LexV2Bot)) return LexV2Bot.AliasArn;
  return isObject(LexBot) ? LexBot.Name : undefined;
}

/** The form of *Set touchtone buffer behavior*, which starts or clears a buffer of keys and asks nothing. */
const isBuffer = (parameters: Parameters) =>
  'EnableDTMFBuffer' in parameters && !('InputTimeLimitSeconds' in parameters);

/** The form that chooses by a key. */
function isMenu({ Parameters, Transitions: { Conditions } }: Action): boolean {
  return Conditions.length > 0 && !storesInput(Parameters) && !isBuffer(Parameters);
}

/** A menu chooses by the keys of a telephone. */
function keyProblems({ Transitions: { Conditions } }: Action): string[] {
  return Conditions.flatMap(({ Condition: { Operator, Operands } }) => {
    if (Operator !== 'Equals') return [`has a condition with ${Operator}; a menu compares by Equals`];
    const wrong = Operands.filter((key) => !isDynamic(key) && !/^[\d*#]+$/.test(String(key)));
    return wrong.map((key) => `has a condition for ${shown(key)}; a key is a digit, * or #`);
  });
}

export const GetParticipantInput = defineBlock({
  ...ASKS,
  speaks: (parameters) => !isBuffer(parameters),
  asksPerson: (parameters) => !isBuffer(parameters),
  title: 'Get customer input, Store customer input, or Set touchtone buffer behavior',
  detail: (parameters) => (isBuffer(parameters) ? `buffer: ${parameters.EnableDTMFBuffer}` : ''),
  page: 'devguide/participant-actions-getparticipantinput',
  parameters: {
    ...PROMPT,
    InputTimeLimitSeconds: wholeNumber(1),
    StoreInput: optional,
    InputValidation: optional,
    InputEncryption: optional,
    DTMFConfiguration: optional,
    EnableDTMFBuffer: optional,
  },
  mutuallyExclusive: MESSAGE_KINDS,
  demands(action) {
    const { Parameters, Transitions } = action;
    const hasTimeout = Transitions.Errors.some(({ ErrorType }) => ErrorType === 'InputTimeLimitExceeded');
    const stores = storesInput(Parameters) && !isBuffer(Parameters);
    return [
      ...('InputTimeLimitSeconds' in Parameters || isBuffer(Parameters)
        ? []
        : ['has no parameter InputTimeLimitSeconds']),
      ...(stores && Parameters.InputValidation === undefined ? ['stores the input, and has no InputValidation'] : []),
      ...(stores && hasTimeout ? ['stores the input, and has the branch InputTimeLimitExceeded of a menu'] : []),
      ...(isMenu(action) ? keyProblems(action) : []),
    ];
  },
  errors: {
    ...FAILS,
    NoMatchingCondition: { requiredWhen: isMenu },
    InputTimeLimitExceeded: { requiredWhen: isMenu },
    InvalidPhoneNumber: 'optional',
  },
  flowTypes: [...INBOUND_AND_TRANSFER, 'CUSTOMER_QUEUE'],
  conflictingDocs: { flowTypes: ['OUTBOUND_WHISPER'] },
  leaves: ['StoredCustomerInput'],
  ...external({
    section: 'inputs',
    asks: 'what the customer enters',
    decides: (parameters) => !storesInput(parameters) && !isBuffer(parameters),
    unasked: (parameters) => (isBuffer(parameters) && !storesInput(parameters) ? {} : undefined),
    loads: ({ result = '' }, parameters) => (storesInput(parameters) ? { StoredCustomerInput: result } : {}),
    channels: ['VOICE'],
  }),
});

export const ShowView = defineBlock({
  ...ASKS,
  title: 'Show view',
  page: 'devguide/participant-actions-showview',
  parameters: {
    ViewResource: required,
    InvocationTimeLimitSeconds: must(optional, "the page's example has 400"),
    ViewData: optional,
    SensitiveDataConfiguration: optional,
  },
  reportedRefusals: ({ Parameters: { ViewData } }) =>
    Object.entries(isObject(ViewData) ? ViewData : {}).flatMap(([name, value]) =>
      value === '' ? [`gives the view an empty ${name}; public projects report that Connect refuses it`] : [],
    ),
  errors: { ...FAILS, NoMatchingCondition: 'required', TimeLimitExceeded: 'required' },
  flowTypes: ['CONTACT_FLOW', 'CUSTOMER_QUEUE', 'MODULE'],
  leaves: ['Views'],
  ...external({
    section: 'views',
    asks: 'what is chosen in the view',
    resource: ({ ViewResource }) => (isObject(ViewResource) ? ViewResource.Id : undefined),
    reads: [['Views', 'ViewResultData']],
    decides: () => true,
    loads: ({ result, data = {} }) => ({ Views: { Action: result, ViewResultData: data } }),
    channels: ['CHAT'],
  }),
});
