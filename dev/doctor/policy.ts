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
export type PolicyRequest = {
  action: string;
  resource: string;
  /** The service that sends it; only resource policies name one. */
  principal?: string;
  /** Condition keys and their values. */
  context?: Record<string, string>;
};

/** Reads a policy document; IAM encodes those of roles as a URL. @throws SyntaxError when it is not JSON */
export function readPolicy(document: string): Statement[] {
  const { Statement = [] } = JSON.parse(document.startsWith('{') ? document : decodeURIComponent(document));
  return Array.isArray(Statement) ? Statement : [Statement];
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
  const { Principal, Action, Resource, Condition = {} } = statement;
  if (statement.NotAction ?? statement.NotResource ?? statement.NotPrincipal) return 'perhaps';
  if (principal !== undefined && !namesPrincipal(Principal, principal)) return 'no';
  if (!list(Action).some((pattern) => matches(pattern.toLowerCase(), action.toLowerCase()))) return 'no';
  if (!list(Resource).some((pattern) => matches(pattern, resource))) return 'no';
  const conditions = Object.entries(Condition).flatMap(([operator, keys]) =>
    Object.entries(keys).map(([key, values]) => holds(operator, list(values), contextValue(context, key))),
  );
  if (conditions.includes('no')) return 'no';
  return conditions.includes('perhaps') ? 'perhaps' : 'yes';
}

function namesPrincipal(principal: unknown, service: string): boolean {
  if (typeof principal !== 'object' || principal === null) return principal === '*';
  return list((principal as { Service?: unknown }).Service).includes(service);
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

/** A star stands for any characters, a question mark for one. */
function matches(pattern: string, text: string): boolean {
  const escaped = pattern
    .replace(/[\\^$.+()|[\]{}]/g, '\\$&')
    .replaceAll('*', '.*')
    .replaceAll('?', '.');
  return new RegExp(`^${escaped}$`, 's').test(text);
}

function list(value: unknown): string[] {
  if (value === undefined) return [];
  return (Array.isArray(value) ? value : [value]).map(String);
}
