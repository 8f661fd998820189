import type { Failure } from './failure';
import type { Answers } from './stub';

/** A flow or module of an instance: its content, or what reading it fails with. */
export type PublishedFlow = { name: string; content?: unknown; failure?: Failure; State?: string; Status?: string };

/** The answers of an instance with these flows and modules; a page lists two flows. */
export function instanceWith(flows: PublishedFlow[], modules: PublishedFlow[] = []): Answers {
  const describe =
    (all: PublishedFlow[], wrapper: string) =>
    ({ id = '' }: Record<string, string>) => {
      const { name, content, failure, Status = 'PUBLISHED' } = all[Number(id)] as PublishedFlow;
      return failure ?? { [wrapper]: { Name: name, Status, Content: JSON.stringify(content) } };
    };
  return {
    'connect:ListContactFlows': ({ nextToken = '0' }: Record<string, string>) => {
      const at = Number(nextToken);
      const page = flows.slice(at, at + 2).map(({ name, State = 'ACTIVE' }, index) => ({
        Id: String(at + index),
        Name: name,
        ContactFlowType: 'CONTACT_FLOW',
        ContactFlowState: State,
      }));
      return { ContactFlowSummaryList: page, ...(at + 2 < flows.length && { NextToken: String(at + 2) }) };
    },
    'connect:ListContactFlowModules': {
      ContactFlowModulesSummaryList: modules.map(({ name }, index) => ({
        Id: String(index),
        Name: name,
        State: 'active',
      })),
    },
    'connect:DescribeContactFlow': describe(flows, 'ContactFlow'),
    'connect:DescribeContactFlowModule': describe(modules, 'ContactFlowModule'),
  };
}
