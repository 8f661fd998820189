import { paginateListContactFlowModules, paginateListContactFlows } from '@aws-sdk/client-connect';
import { causeNamed } from '../explain';
import type { Installation } from '../installation';

/** A flow or module of the instance, and how to read it. */
export type ListedFlow = {
  kind: 'flow' | 'module';
  name: string;
  /** Its type as Connect calls it, such as CONTACT_FLOW. */
  type: string;
  /** Its published content, the JSON of the flow language; undefined when it was never published. */
  read(): Promise<string | undefined>;
};

/** Lists the flows and modules of the instance that are not archived. */
export async function listFlows({ aws: { connect }, instance }: Installation): Promise<ListedFlow[]> {
  const InstanceId = instance.id;
  const flows: ListedFlow[] = [];
  for await (const { ContactFlowSummaryList = [] } of paginateListContactFlows({ client: connect }, { InstanceId })) {
    for (const { Id, Name = '', ContactFlowType = '', ContactFlowState } of ContactFlowSummaryList) {
      if (ContactFlowState === 'ARCHIVED') continue;
      const read = async () => (await connect.describeContactFlow({ InstanceId, ContactFlowId: Id })).ContactFlow;
      flows.push({ kind: 'flow', name: Name, type: ContactFlowType, read: () => publishedContent(read) });
    }
  }
  const modules = paginateListContactFlowModules({ client: connect }, { InstanceId });
  for await (const { ContactFlowModulesSummaryList = [] } of modules) {
    for (const { Id, Name = '', State } of ContactFlowModulesSummaryList) {
      if (State?.toUpperCase() === 'ARCHIVED') continue;
      const query = { InstanceId, ContactFlowModuleId: Id };
      const read = async () => (await connect.describeContactFlowModule(query)).ContactFlowModule;
      flows.push({ kind: 'module', name: Name, type: 'MODULE', read: () => publishedContent(read) });
    }
  }
  return flows;
}

type Described = { Status?: string | undefined; Content?: string | undefined };

async function publishedContent(describe: () => Promise<Described | undefined>): Promise<string | undefined> {
  try {
    const { Status = 'PUBLISHED', Content } = (await describe()) ?? {};
    return Status.toUpperCase() === 'PUBLISHED' ? Content : undefined;
  } catch (error) {
    if (causeNamed(error, 'ContactFlowNotPublishedException')) return undefined;
    throw error;
  }
}
