import type { Action } from '../content/content';
import { INBOUND_AND_TRANSFER } from '../content/flow-types';
import { isObject } from '../content/values';
import { MESSAGE_KINDS } from '../context/messages';
import { defineBlock, FAILS } from './define-block';
import { external, storesInput } from './external';
import {
  fixedNumber,
  flag,
  isDynamic,
  listOf,
  must,
  object,
  oneOf,
  optional,
  type Parameters,
  required,
  wholeNumber,
} from './parameters';
import { PROMPT } from './prompts';
import { BOT_ALIAS, VIEW } from './resources';

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
    LexV2Bot: object({ AliasArn: must({ resource: BOT_ALIAS }) }),
    LexBot: object({ Name: required }),
    LexSessionAttributes: optional,
    LexInitializationData: optional,
    // The page writes it both ways.
    LexInitilizationData: optional,
    LexTimeoutSeconds: object({ Text: wholeNumber(1) }),
  },
  mutuallyExclusive: ['LexV2Bot', 'LexBot'],
  needsOne: ['LexV2Bot', 'LexBot'],
  demands({ Parameters }) {
    const said = MESSAGE_KINDS.filter((kind) => kind in Parameters);
    return said.length > 1 ? [`has ${said.join(' and ')}; it can have one of them`] : [];
  },
  results: { operators: ['Equals'] },
  reportedRefusals: ({ Parameters }) =>
    [...MESSAGE_KINDS, 'LexInitializationData'].some((name) => name in Parameters)
      ? []
      : [`has none of ${MESSAGE_KINDS.join(', ')}, LexInitializationData`],
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

/** The keys of a telephone, by which a menu chooses. */
const KEYS = [...'0123456789*#'];

/** How what the customer enters is checked: as a telephone number, or by its length. */
function validationOf({ InputValidation }: Parameters): { phone?: unknown; custom?: unknown } {
  const { PhoneNumberValidation: phone, CustomValidation: custom } = isObject(InputValidation) ? InputValidation : {};
  return { phone, custom };
}

/** What a block that stores the input must have, and cannot have. */
function storingProblems({ Parameters, Transitions: { Conditions, Errors } }: Action): string[] {
  const { phone, custom } = validationOf(Parameters);
  const ofMenu = Errors.map(({ ErrorType }) => ErrorType).filter((error) => MENU_ERRORS.includes(error));
  return [
    ...(Parameters.InputValidation === undefined ? ['stores the input, and has no InputValidation'] : []),
    ...ofMenu.map((error) => `stores the input, and has the branch ${error} of a menu`),
    ...(Conditions.length > 0 ? ['stores the input, and has conditions, which are for a menu'] : []),
    ...(phone !== undefined && custom !== undefined
      ? ['has PhoneNumberValidation and CustomValidation; it can have one of them']
      : []),
    ...(isObject(phone) && phone.NumberFormat === 'Local' && phone.CountryCode === undefined
      ? ['checks a local number, and has no CountryCode']
      : []),
    ...('InputEncryption' in Parameters && custom === undefined
      ? ['has InputEncryption, which is for CustomValidation only']
      : []),
  ];
}

const MENU_ERRORS = ['NoMatchingCondition', 'InputTimeLimitExceeded'];

export const GetParticipantInput = defineBlock({
  ...ASKS,
  speaks: (parameters) => !isBuffer(parameters),
  asksPerson: (parameters) => !isBuffer(parameters),
  title: 'Get customer input, Store customer input, or Set touchtone buffer behavior',
  detail: (parameters) => (isBuffer(parameters) ? `buffer: ${parameters.EnableDTMFBuffer}` : ''),
  page: 'devguide/participant-actions-getparticipantinput',
  parameters: {
    ...PROMPT,
    InputTimeLimitSeconds: fixedNumber(1),
    StoreInput: flag,
    InputValidation: object({
      PhoneNumberValidation: object({ NumberFormat: must(oneOf(['Local', 'E164'])) }),
      CustomValidation: object({ MaximumLength: must(wholeNumber(1)) }),
    }),
    InputEncryption: object({ EncryptionKeyId: required, Key: required }),
    DTMFConfiguration: object({
      InputTerminationSequence: {
        accepts: (keys) => isDynamic(keys) || /^[\d*#]{1,5}$/.test(String(keys)),
        expected: 'one to five keys',
      },
      DisableCancelKey: flag,
      InterdigitTimeLimitSeconds: wholeNumber(1, 20),
    }),
    EnableDTMFBuffer: optional,
  },
  mutuallyExclusive: MESSAGE_KINDS,
  demands(action) {
    const { Parameters } = action;
    if (isBuffer(Parameters)) return [];
    const hasLimit = 'InputTimeLimitSeconds' in Parameters;
    return [
      ...(hasLimit ? [] : ['has no parameter InputTimeLimitSeconds']),
      ...(storesInput(Parameters) ? storingProblems(action) : []),
    ];
  },
  results: (parameters) => (storesInput(parameters) ? {} : { operators: ['Equals'], values: KEYS }),
  errors: {
    ...FAILS,
    NoMatchingCondition: { requiredWhen: isMenu },
    InputTimeLimitExceeded: { requiredWhen: isMenu },
    InvalidPhoneNumber: {
      requiredWhen: ({ Parameters }) => storesInput(Parameters) && validationOf(Parameters).phone !== undefined,
    },
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
    ViewResource: must(object({ Id: must({ resource: VIEW }) })),
    InvocationTimeLimitSeconds: must(wholeNumber(1), "the page's example has 400"),
    ViewData: { mayBeEmpty: 'in lists' },
    SensitiveDataConfiguration: object({ HideResponseOn: listOf(['TRANSCRIPT']) }),
  },
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
