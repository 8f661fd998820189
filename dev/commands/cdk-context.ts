import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { member } from '../../lambda/contract/values';
import { readTextFile } from '../../lib/flows/text-file';
import { UsageError } from './command';

/** Where the CDK takes context from, and what it finds there. */
export type ContextSource = { name: string; context: Record<string, unknown> };

/** The files from which the CDK takes context, the one that prevails first (CDK guide, sources of context values). */
export function contextFiles(): ContextSource[] {
  const contextOf = (content: unknown) => (member(content, 'context') ?? {}) as Record<string, unknown>;
  return [
    { name: 'cdk.json', context: contextOf(read('cdk.json')) },
    { name: 'cdk.context.json', context: read('cdk.context.json') as Record<string, unknown> },
    { name: '~/.cdk.json', context: contextOf(read(join(homedir(), '.cdk.json'))) },
  ];
}

function read(file: string): unknown {
  if (!existsSync(file)) return {};
  const content = readTextFile(file);
  try {
    return JSON.parse(content);
  } catch (error) {
    throw new UsageError(`${file} is not valid JSON: ${(error as Error).message}`);
  }
}
