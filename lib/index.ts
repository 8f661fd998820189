// What the npm package offers; nothing else can be imported from it.
export type { ErrorName, LookupMetric } from '../lambda/contract/metrics';
export type { Operation } from '../lambda/contract/operations';
export { CaseLookup } from './case-lookup';
export { CaseLookupStack, type CaseLookupStackProps } from './case-lookup-stack';
export { SampleFlow, type SampleFlowProps } from './flows/sample-flow';
export type { Alarms } from './monitoring/alarms';
export type { Monitoring } from './monitoring/monitoring';
export type { CaseLookupProps } from './props/case-lookup-props';
export type { DefaultParameters } from './props/default-parameters';
