import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readFlow } from '../../../../dev/flow/content/read-flow';
import { renderPicture } from '../../../../dev/flow/draw/picture';
import { EXAMPLE_FUNCTION_ARN } from '../../../../dev/lookup/options';
import { readFlowContent } from '../../../../lib/flows/flow-content';
import { CUSTOMER_FLOW_FILE } from '../../../support/flows';
import { sampleRun } from '../../../support/page';

describe('the picture of the sample flow', () => {
  it('shows the flow and the page as they are now (else: npm start -- --picture docs/sample-flow.svg)', async () => {
    const content = readFlow(
      readFlowContent(CUSTOMER_FLOW_FILE, { functionArn: EXAMPLE_FUNCTION_ARN, flowTimeLimit: 8 }),
    );
    const flow = { name: 'case-lookup-customer.flow.json', content, findings: [] };
    const stubs = { blocks: { 'Find the customer': { error: 'NoneFoundError' } } };
    const withoutTimes = (svg: string) => svg.replace(/\d+\.\d\d s/g, 'N s');
    const kept = readFileSync(join(__dirname, '../../../../docs/sample-flow.svg'), 'utf8');
    expect(withoutTimes(kept)).toBe(withoutTimes(renderPicture(flow, await sampleRun('25 cases', '25', flow, stubs))));
  });
});
