import { readdirSync } from 'node:fs';
import { join, parse } from 'node:path';
import { Fn, Stack, Tokenization } from 'aws-cdk-lib';
import { CfnContactFlow, CfnContactFlowModule, CfnTestCase } from 'aws-cdk-lib/aws-connect';
import { Construct } from 'constructs';
import type { CaseLookup } from '../case-lookup';
import { acceptUnlistedTypes, instanceOf } from '../props/instance';
import { FLOWS_FOLDER, parseFlowContent, readFlowContent } from './flow-content';

/** The folder of the test cases, one file each. */
const TEST_CASES = 'case-lookup.testcases';
const MODULE = 'case-lookup.module.json';

/** What a {@link SampleFlow} is created for. */
export interface SampleFlowProps {
  /** The lookup that the flow shows. Its instance gets the content. */
  readonly caseLookup: CaseLookup;
  /**
   * Whether to create the native test cases of the flow as well.
   *
   * @default false
   */
  readonly withTestCases?: boolean;
}

/**
 * A flow that looks up its contact's cases, and those of the customer where the stack allows it; the same lookup as a module
 * for other flows; and Connect's native test cases for the flow. Their names begin with the stack's name, because names are
 * unique within an instance: a stack can have one.
 *
 * The stack owns the content: a deployment that changes it overwrites what a designer edited, and removing the construct
 * deletes it. To change a flow, save it under another name in the flow designer and edit the copy.
 */
export class SampleFlow extends Construct {
  /** The inbound flow that looks up the cases of its contact. */
  readonly flow: CfnContactFlow;
  /** The lookup as a module for other flows. */
  readonly module: CfnContactFlowModule;
  /** Connect's native test cases of the flow; empty unless they were asked for. */
  readonly testCases: CfnTestCase[];

  constructor(scope: Construct, id: string, props: SampleFlowProps) {
    super(scope, id);
    const { caseLookup, withTestCases = false } = props;
    const { instanceArn, customerLookup } = caseLookup;
    acceptUnlistedTypes(this, instanceOf(this, instanceArn).region);
    const { stackName } = Stack.of(this);
    const content = (...path: string[]) => this.contentOf(join(FLOWS_FOLDER, ...path), caseLookup);

    this.flow = new CfnContactFlow(this, 'Flow', {
      instanceArn,
      name: `${stackName} sample flow`,
      description: 'Looks up the cases of its contact and says how many there are',
      type: 'CONTACT_FLOW',
      content: content(customerLookup ? 'case-lookup-customer.flow.json' : 'case-lookup.flow.json'),
    });
    this.module = new CfnContactFlowModule(this, 'Module', {
      instanceArn,
      name: `${stackName} module`,
      description: 'Looks up the cases of its contact; has the branches None, One, Several and Unknown',
      content: content(MODULE),
      settings: moduleSettings(),
    });
    // Connect refuses content that names a function which it may not invoke or does not list.
    for (const resource of [this.flow, this.module]) resource.node.addDependency(caseLookup.invokePermissions);

    const flowId = Fn.select(1, Fn.split('/contact-flow/', this.flow.attrContactFlowArn));
    this.testCases = (withTestCases ? testCaseFiles() : []).map((file) => {
      const { name } = parse(file);
      return new CfnTestCase(this, `TestCase-${name}`, {
        instanceArn,
        name: `${stackName} test ${name}`,
        description: `What the sample flow does when the lookup ends with: ${name}`,
        entryPoint: { type: 'CHAT', chatEntryPointParameters: { flowId } },
        initializationData: JSON.stringify({ Attributes: {}, SegmentAttributes: {} }),
        content: content(TEST_CASES, file),
        // Connect does not validate saved content. It is not known whether Connect accepts these mocks of the function.
        status: 'SAVED',
      });
    });
  }

  private contentOf(file: string, { arnForFlows, flowTimeLimit }: CaseLookup): string {
    const values = { functionArn: arnForFlows, flowTimeLimit: Tokenization.stringifyNumber(flowTimeLimit.toSeconds()) };
    return Stack.of(this).toJsonString(readFlowContent(file, values));
  }
}

/** What the module declares: its input, results and branches. The API and CloudFormation take it beside the content. */
function moduleSettings(): string {
  const { Metadata } = parseFlowContent(join(FLOWS_FOLDER, MODULE)) as { Metadata: { settings: object } };
  return JSON.stringify(Metadata.settings);
}

function testCaseFiles(): string[] {
  const files = readdirSync(join(FLOWS_FOLDER, TEST_CASES));
  return files.filter((file) => file.endsWith('.json')).toSorted();
}
