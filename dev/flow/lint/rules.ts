import { FILE_RULES } from './file-rules';
import type { Rule, RuleInfo } from './rule';
import { answerAfterFailure } from './rules/answer-after-failure';
import { answerAlwaysEmpty } from './rules/answer-always-empty';
import { answerKeyRule } from './rules/answer-key';
import { answerOverwritten } from './rules/answer-overwritten';
import { answerWithoutDefault } from './rules/answer-without-default';
import { answerWithoutLambda } from './rules/answer-without-lambda';
import { arnForm } from './rules/arn-form';
import { attributeKey } from './rules/attribute-key';
import { blockForm } from './rules/block-form';
import { blockIdentifier } from './rules/block-identifier';
import { conditionForm } from './rules/condition-form';
import { conditionsIgnored } from './rules/conditions-ignored';
import { duplicateBranch } from './rules/duplicate-branch';
import { duplicateCondition } from './rules/duplicate-condition';
import { duplicateIdentifier } from './rules/duplicate-identifier';
import { endlessLoop } from './rules/endless-loop';
import { flowForm } from './rules/flow-form';
import { flowType } from './rules/flow-type';
import { flowTypeAssumed } from './rules/flow-type-assumed';
import { foreignAccount } from './rules/foreign-account';
import { functionInput } from './rules/function-input';
import { functionInputIgnored } from './rules/function-input-ignored';
import { functionNotInvoked } from './rules/function-not-invoked';
import { functionTimeLimit } from './rules/function-time-limit';
import { missingBranch } from './rules/missing-branch';
import { missingNextAction } from './rules/missing-next-action';
import { missingParameter } from './rules/missing-parameter';
import { missingTarget } from './rules/missing-target';
import { misspelledAttribute } from './rules/misspelled-attribute';
import { misspelledParameter } from './rules/misspelled-parameter';
import { misspelledReference } from './rules/misspelled-reference';
import { misspelledType } from './rules/misspelled-type';
import { moduleCall } from './rules/module-call';
import { moduleContract } from './rules/module-contract';
import { moduleResult } from './rules/module-result';
import { moduleSettings } from './rules/module-settings';
import { nextActionAfterEnd } from './rules/next-action-after-end';
import { noCommonFlowType } from './rules/no-common-flow-type';
import { noCondition } from './rules/no-condition';
import { noDefaultAction } from './rules/no-default-action';
import { parameterValue } from './rules/parameter-value';
import { queueNotSet } from './rules/queue-not-set';
import { reportedName } from './rules/reported-name';
import { reportedRefusal } from './rules/reported-refusal';
import { responseValidation } from './rules/response-validation';
import { silentLambdaChain } from './rules/silent-lambda-chain';
import { ssmlEscaping } from './rules/ssml-escaping';
import { tooManyBlocks } from './rules/too-many-blocks';
import { undecidedBranch } from './rules/undecided-branch';
import { undecidedFlowType } from './rules/undecided-flow-type';
import { unfilledPlaceholder } from './rules/unfilled-placeholder';
import { unknownBranch } from './rules/unknown-branch';
import { unknownParameter } from './rules/unknown-parameter';
import { unknownReference } from './rules/unknown-reference';
import { unknownRule } from './rules/unknown-rule';
import { unknownType } from './rules/unknown-type';
import { unpublishedOperator } from './rules/unpublished-operator';
import { unreachableBlock } from './rules/unreachable-block';
import { TEST_CASE_RULES } from './test-case-rules';

/** The rules of flows and modules. */
export const FLOW_RULES: Rule[] = [
  answerAfterFailure,
  answerAlwaysEmpty,
  answerKeyRule,
  answerOverwritten,
  answerWithoutDefault,
  answerWithoutLambda,
  arnForm,
  attributeKey,
  blockForm,
  blockIdentifier,
  conditionForm,
  conditionsIgnored,
  duplicateBranch,
  duplicateCondition,
  duplicateIdentifier,
  endlessLoop,
  flowForm,
  flowTypeAssumed,
  flowType,
  foreignAccount,
  functionInputIgnored,
  functionInput,
  functionNotInvoked,
  functionTimeLimit,
  missingBranch,
  missingNextAction,
  missingParameter,
  missingTarget,
  misspelledAttribute,
  misspelledParameter,
  misspelledReference,
  misspelledType,
  moduleCall,
  moduleContract,
  moduleResult,
  moduleSettings,
  nextActionAfterEnd,
  noCommonFlowType,
  noCondition,
  noDefaultAction,
  parameterValue,
  queueNotSet,
  reportedName,
  reportedRefusal,
  responseValidation,
  silentLambdaChain,
  ssmlEscaping,
  tooManyBlocks,
  undecidedBranch,
  undecidedFlowType,
  unfilledPlaceholder,
  unknownBranch,
  unknownParameter,
  unknownReference,
  unknownRule,
  unknownType,
  unpublishedOperator,
  unreachableBlock,
];

/** Every rule, in the order of their ids. */
export const RULES: RuleInfo[] = [
  ...FLOW_RULES,
  ...Object.values(TEST_CASE_RULES),
  ...Object.values(FILE_RULES),
].toSorted((one, other) => (one.id < other.id ? -1 : 1));
