import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readFlow } from '../../../dev/connect/language/read-flow';
import { EXAMPLE_FUNCTION_ARN } from '../../../dev/connect/options';
import { renderPicture } from '../../../dev/page/picture';
import { readFlowContent } from '../../../lib/flow-content';
import { FLOW_FILE } from '../../support/flows';
import { sampleFlow, sampleRun } from '../../support/page';

describe('the picture of the sample flow', () => {
  it('shows the flow and the page as they are now (else: npm start -- --picture docs/sample-flow.svg)', async () => {
    const content = readFlow(readFlowContent(FLOW_FILE, { functionArn: EXAMPLE_FUNCTION_ARN, flowTimeLimit: 8 }));
    const flow = { ...sampleFlow(), content, findings: [] };
    const withoutTimes = (svg: string) => svg.replace(/\d+\.\d\d s/g, 'N s');
    const kept = readFileSync(join(__dirname, '../../../docs/sample-flow.svg'), 'utf8');
    expect(withoutTimes(kept)).toBe(withoutTimes(renderPicture(flow, await sampleRun('25 cases', '25'))));
  });
});
