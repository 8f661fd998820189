import { isObject } from '../../lambda/contract/values';
import { AnswerError } from './explain';

/** A policy document, read as far as the checks judge it. */
export type Statement = {
  Effect?: string;
  Principal?: unknown;
  Action?: unknown;
  Resource?: unknown;
  Condition?: Record<string, Record<string, unknown>>;
  NotAction?: unknown;
  NotResource?: unknown;
  NotPrincipal?: unknown;
};

/** `perhaps`: a statement has a part that is not judged here. */
export type Allowance = 'yes' | 'no' | 'perhaps';

/** A request as policies see it. */
type PolicyRequest = {
  action: string;
  resource: string;
  /** The service that sends it; only resource policies name one. */
  principal?: string;
  /** Condition keys and their values. */
  context?: Record<string, string>;
};

/** Reads a policy document; IAM encodes those of roles as a URL. @throws AnswerError when it is not a policy document */
export function readPolicy(document: string): Statement[] {
  const policy = parse(document);
  const statements = isObject(policy) ? [policy.Statement ?? []].flat() : [undefined];
  if (statements.every(isObject)) return statements;
  throw new AnswerError('a policy is not a policy document of IAM, so it was not read');
}

function parse(document: string): unknown {
  try {
    return JSON.parse(document.startsWith('{') ? document : decodeURIComponent(document));
  } catch {
    return undefined;
  }
}

/** Whether statements allow a request, as IAM evaluates one document: a deny wins. */
export function allows(statements: Statement[], request: PolicyRequest): Allowance {
  const applying = (effect: string) =>
    statements.filter(({ Effect }) => Effect === effect).map((one) => applies(one, request));
  const [denied, allowed] = [applying('Deny'), applying('Allow')];
  if (denied.includes('yes')) return 'no';
  if (allowed.includes('yes')) return denied.includes('perhaps') ? 'perhaps' : 'yes';
  return allowed.includes('perhaps') ? 'perhaps' : 'no';
}

function applies(statement: Statement, { action, resource, principal, context = {} }: PolicyRequest): Allowance {
  const { Principal, Action, Resource, Condition } = statement;
  if (statement.NotAction ?? statement.NotResource ?? statement.NotPrincipal) return 'perhaps';
  if (principal !== undefined && !namesPrincipal(Principal, principal)) return 'no';
  if (!list(Action).some((pattern) => matches(pattern.toLowerCase(), action.toLowerCase()))) return 'no';
  if (!list(Resource).some((pattern) => matches(pattern, resource))) return 'no';
  const conditions = Object.entries(Condition ?? {}).flatMap(([operator, keys]) =>
    Object.entries(keys ?? {}).map(([key, values]) => holds(operator, list(values), contextValue(context, key))),
  );
  if (conditions.includes('no')) return 'no';
  return conditions.includes('perhaps') ? 'perhaps' : 'yes';
}

function namesPrincipal(principal: unknown, service: string): boolean {
  if (!isObject(principal)) return principal === '*';
  return list(principal.AWS).includes('*') || list(principal.Service).includes(service);
}

function holds(operator: string, patterns: string[], value: string | undefined): Allowance {
  if (value === undefined) return 'perhaps';
  if (operator === 'StringEquals') return patterns.includes(value) ? 'yes' : 'no';
  if (!['ArnLike', 'ArnEquals', 'StringLike'].includes(operator)) return 'perhaps';
  return patterns.some((pattern) => matches(pattern, value)) ? 'yes' : 'no';
}

/** Condition keys are written in any case. */
function contextValue(context: Record<string, string>, key: string): string | undefined {
  return Object.entries(context).find(([name]) => name.toLowerCase() === key.toLowerCase())?.[1];
}

/**
 * A star stands for any characters, a question mark for one. Only the last star is tried again, so the time grows with the
 * length of the pattern times that of the text, whatever the pattern.
 */
function matches(pattern: string, text: string): boolean {
  let [inPattern, inText] = [0, 0];
  let star: { inPattern: number; inText: number } | undefined;
  while (inText < text.length) {
    const expected = pattern[inPattern];
    if (expected === '*') {
      inPattern++;
      star = { inPattern, inText };
    } else if (expected === '?' || expected === text[inText]) {
      inPattern++;
      inText++;
    } else if (star !== undefined) {
      star.inText++;
      ({ inPattern, inText } = star);
    } else {
      return false;
    }
  }
  return /^\**$/.test(pattern.slice(inPattern));
}

function list(value: unknown): string[] {
  if (value === undefined) return [];
  return (Array.isArray(value) ? value : [value]).map(String);
}
