import { allBut, HOLD } from '../content/flow-types';
import { defineBlock, FAILS } from './define-block';
import { external } from './external';
import { must, oneOf } from './parameters';
import { sets } from './setting';

const VOICE_ID_RESULTS: Record<string, string[]> = {
  enrollmentStatus: ['Enrolled', 'NotEnrolled', 'OptedOut'],
  voiceAuthentication: ['Authenticated', 'NotAuthenticated', 'Inconclusive', 'NotEnrolled', 'OptedOut'],
  fraudDetection: ['HighRisk', 'LowRisk', 'Inconclusive'],
};

export const CheckVoiceId = defineBlock({
  title: 'Check Voice ID',
  page: 'devguide/flow-control-actions-checkvoiceid',
  group: 'check',
  parameters: { CheckVoiceIdOption: must(oneOf(Object.keys(VOICE_ID_RESULTS))) },
  results: ({ CheckVoiceIdOption: option }) => ({
    operators: ['Equals'],
    // The page has spaces in the names, the designer's export has none.
    values: VOICE_ID_RESULTS[String(option)]?.flatMap((name) => [name, inWords(name)]),
  }),
  errors: FAILS,
  conditions: 'always',
  ...external({ section: 'blocks', asks: 'what Voice ID finds', decides: () => true }),
});

/** A result as the page writes it: "Not enrolled". */
function inWords(name: string): string {
  return name.replace(/(?<=[a-z])[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}

export const StartVoiceIdStream = defineBlock({
  title: 'Set Voice ID',
  page: 'devguide/flow-control-actions-startvoiceidstream',
  group: 'set',
  parameters: {},
  errors: FAILS,
  flowTypes: allBut(HOLD),
  ...sets('the stream for Voice ID'),
});
