import { allBut, HOLD } from '../content/flow-types';
import { defineBlock, FAILS } from './define-block';
import { external } from './external';
import { required } from './parameters';
import { sets } from './setting';

export const CheckVoiceId = defineBlock({
  title: 'Check Voice ID',
  page: 'devguide/flow-control-actions-checkvoiceid',
  group: 'check',
  parameters: { CheckVoiceIdOption: required },
  errors: FAILS,
  conditions: 'always',
  ...external({ section: 'blocks', asks: 'what Voice ID finds', decides: () => true }),
});

export const StartVoiceIdStream = defineBlock({
  title: 'Set Voice ID',
  page: 'devguide/flow-control-actions-startvoiceidstream',
  group: 'set',
  parameters: {},
  errors: FAILS,
  flowTypes: allBut(HOLD),
  ...sets('the stream for Voice ID'),
});
