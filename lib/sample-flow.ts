import { readdirSync } from 'node:fs';
import { join, parse } from 'node:path';
import { Fn, Stack } from 'aws-cdk-lib';
import { CfnContactFlow, CfnContactFlowModule, CfnTestCase } from 'aws-cdk-lib/aws-connect';
import { Construct } from 'constructs';
import type { CaseLookup } from './case-lookup';
import { FLOWS_FOLDER, readFlowContent } from './flow-content';

/** The folder of the test cases, one in a file. */
const TEST_CASES = 'case-lookup.testcases';

export type SampleFlowProps = {
  /** The Connect instance that gets the content; its flows may invoke the function. */
  instanceArn: string;
  caseLookup: CaseLookup;
};

/**
 * A flow that looks its contact's cases up, the same as a module to reuse, and Connect's own test cases for the flow.
 * They carry the name of the stack, because an instance holds each name once.
 */
export class SampleFlow extends Construct {
  readonly flow: CfnContactFlow;
  readonly module: CfnContactFlowModule;
  readonly testCases: CfnTestCase[];

  constructor(scope: Construct, id: string, { instanceArn, caseLookup }: SampleFlowProps) {
    super(scope, id);
    const { stackName } = Stack.of(this);
    const content = (...path: string[]) => this.contentOf(join(FLOWS_FOLDER, ...path), caseLookup);

    this.flow = new CfnContactFlow(this, 'Flow', {
      instanceArn,
      name: `${stackName} sample flow`,
      description: 'Looks up the cases of its contact and says how many there are',
      type: 'CONTACT_FLOW',
      content: content('case-lookup.flow.json'),
    });
    this.module = new CfnContactFlowModule(this, 'Module', {
      instanceArn,
      name: `${stackName} module`,
      description: 'Looks up the cases of its contact and keeps them as contact attributes',
      content: content('case-lookup.module.json'),
    });
    // Connect refuses content that names a function which it may not invoke, or does not list.
    for (const resource of [this.flow, this.module]) resource.node.addDependency(caseLookup.invocable);

    const flowId = Fn.select(1, Fn.split('/contact-flow/', this.flow.attrContactFlowArn));
    this.testCases = testCaseFiles().map((file) => {
      const { name } = parse(file);
      return new CfnTestCase(this, `TestCase-${name}`, {
        instanceArn,
        name: `${stackName} test ${name}`,
        description: `What the sample flow does when the lookup ends with: ${name}`,
        entryPoint: { type: 'CHAT', chatEntryPointParameters: { flowId } },
        initializationData: JSON.stringify({ Attributes: {}, SegmentAttributes: {} }),
        content: content(TEST_CASES, file),
        // Saved content is not validated: whether Connect takes these mocks as they are has not been seen.
        status: 'SAVED',
      });
    });
  }

  private contentOf(file: string, { arnForFlows, flowTimeLimit }: CaseLookup): string {
    const values = { functionArn: arnForFlows, flowTimeLimit: flowTimeLimit.toSeconds() };
    return Stack.of(this).toJsonString(readFlowContent(file, values));
  }
}

function testCaseFiles(): string[] {
  const files = readdirSync(join(FLOWS_FOLDER, TEST_CASES));
  return files.filter((file) => file.endsWith('.json')).toSorted();
}
