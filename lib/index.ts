// What the npm package offers; nothing else can be imported from it.
export { CaseLookup } from './case-lookup';
export type { CaseLookupProps } from './case-lookup-props';
export { CaseLookupStack, type CaseLookupStackProps } from './case-lookup-stack';
export type { DefaultParameters } from './default-parameters';
export type { Monitoring } from './monitoring';
export type { LookupMetric } from './monitoring/metrics';
export { SampleFlow, type SampleFlowProps } from './sample-flow';
