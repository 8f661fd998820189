/** A kind of resource that a parameter names. */
export type Resource = {
  /** What messages call it. */
  what: string;
  /** Its ARN. */
  arn: RegExp;
  /** Whether only an ARN names it, and no id. */
  arnOnly?: true;
};

const inConnect = (path: string) => new RegExp(`^arn:aws[\\w-]*:connect:.*[:/]${path}$`);

/** A queue, or the queue of an agent. */
export const QUEUE: Resource = { what: 'a queue', arn: inConnect('queue/(agent/)?[^/]+') };
export const AGENT: Resource = { what: 'an agent', arn: inConnect('agent/[^/]+') };
export const HOURS: Resource = { what: 'hours of operation', arn: inConnect('operating-hours/[^/]+') };
export const FLOW: Resource = { what: 'a flow', arn: inConnect('contact-flow/[^/]+') };
export const MODULE: Resource = { what: 'a module', arn: inConnect('flow-module/[^/]+') };
export const PROMPT_FILE: Resource = { what: 'a prompt', arn: inConnect('prompt/[^/]+') };
export const VIEW: Resource = { what: 'a view', arn: inConnect('view/[^/]+') };

export const FUNCTION: Resource = {
  what: 'a Lambda function',
  arn: /^arn:aws[\w-]*:lambda:[^:]*:[^:]*:function:[^:]+(:[^:]+)?$/,
  arnOnly: true,
};
export const BOT_ALIAS: Resource = {
  what: 'an alias of a Lex V2 bot',
  arn: /^arn:aws[\w-]*:lex:[^:]*:[^:]*:bot-alias\/[^/]+\/[^/]+$/,
  arnOnly: true,
};
export const ASSISTANT: Resource = {
  what: 'an assistant',
  arn: /^arn:aws[\w-]*:(wisdom|qconnect):[^:]*:[^:]*:assistant\/[^/]+$/,
  arnOnly: true,
};

/** Whether a value is clearly not this resource: an ARN of something else, or a name where only an ARN will do. */
export function isOtherThan({ arn, arnOnly }: Resource, value: unknown): boolean {
  // Whatever a deployment or the contact fills in is not known yet.
  if (typeof value !== 'string' || /[${}<>%[\]]|\*\*/.test(value) || arn.test(value)) return false;
  // A word in capitals is usually to be filled in too.
  return value.startsWith('arn:') || (arnOnly === true && /^[a-z][\w-]+$/.test(value));
}
