import { paginateListContactFlowModules, paginateListContactFlows } from '@aws-sdk/client-connect';
import { causeNamed } from '../explain';
import type { Installation } from '../installation';
import { readPages } from '../pages';

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
  const flows = await readPages(
    'connect:ListContactFlows',
    paginateListContactFlows({ client: connect }, { InstanceId }),
    ({ ContactFlowSummaryList }) => ContactFlowSummaryList,
  );
  const modules = await readPages(
    'connect:ListContactFlowModules',
    paginateListContactFlowModules({ client: connect }, { InstanceId }),
    ({ ContactFlowModulesSummaryList }) => ContactFlowModulesSummaryList,
  );
  return [
    ...flows
      .filter(({ ContactFlowState }) => ContactFlowState !== 'ARCHIVED')
      .map(({ Id, Name = '', ContactFlowType = '' }): ListedFlow => {
        const read = async () => (await connect.describeContactFlow({ InstanceId, ContactFlowId: Id })).ContactFlow;
        return { kind: 'flow', name: Name, type: ContactFlowType, read: () => publishedContent(read) };
      }),
    ...modules
      .filter(({ State }) => State?.toUpperCase() !== 'ARCHIVED')
      .map(({ Id, Name = '' }): ListedFlow => {
        const query = { InstanceId, ContactFlowModuleId: Id };
        const read = async () => (await connect.describeContactFlowModule(query)).ContactFlowModule;
        return { kind: 'module', name: Name, type: 'MODULE', read: () => publishedContent(read) };
      }),
  ];
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
