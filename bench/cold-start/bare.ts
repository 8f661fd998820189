import { Agent, request } from 'node:https';

const agent = new Agent({ keepAlive: true });

/** A request over a connection that stays open, and nothing else: no signature, no client, no look at the answer. */
export async function handler() {
  await new Promise((resolve, reject) => {
    const sent = request(`${process.env.ENDPOINT}/bare`, { method: 'POST', agent }, (response) =>
      response.on('end', resolve).resume(),
    );
    sent.on('error', reject).end('{"contactArn":"none"}');
  });
  return { caseCount: '1' };
}
