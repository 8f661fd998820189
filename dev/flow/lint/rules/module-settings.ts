import { SOURCES } from '../../content/finding';
import { exampleFlow } from '../example';
import { defineRule } from '../rule';

const returning = { ...exampleFlow({ Type: 'EndFlowModuleExecution' }), Metadata: { type: 'contactFlowModule' } };

export const moduleSettings = defineRule({
  id: 'module-settings',
  level: 'warning',
  page: SOURCES.reports,
  why: 'Public projects report that Connect refuses a module without the settings that the designer exports.',
  bad: returning,
  good: { ...returning, Settings: { Transitions: [] } },
  check({ content, flowType }) {
    if (flowType !== 'MODULE' || content.Settings !== undefined) return [];
    const problem =
      'is missing; public projects report that Connect refuses a module without the settings that the designer exports';
    return [{ at: 'Settings', problem }];
  },
});
