/** A reference to the data of a flow, such as `$.External.caseCount`. */
export type Reference = { text: string; path: string[] };

const SEGMENT = /\.([\w-]+)|\['([^']+)'\]/g;
const REFERENCE = /\$(?:\.[\w-]+|\['[^']+'\])+/g;

/** The references in a text, in their order; a text without any stands for itself. */
export function referencesIn(text: string): Reference[] {
  return [...text.matchAll(REFERENCE)].map(([reference]) => read(reference));
}

/** Reads a text that is nothing but one reference; undefined when it is not. */
export function readReference(text: string): Reference | undefined {
  return new RegExp(`^${REFERENCE.source}$`).test(text) ? read(text) : undefined;
}

/** Puts something in the place of every reference in a text. */
export function replaceReferences(text: string, replace: (reference: Reference) => string): string {
  return text.replace(REFERENCE, (reference) => replace(read(reference)));
}

/** The key of a Lambda function's answer that a reference reads; undefined when it reads something else. */
export function answerKey({ path }: Reference): string | undefined {
  const [first, second, ...rest] = path;
  if (first === 'External') return [second, ...rest].join('.');
  return first === 'LambdaInvocation' && second === 'ResultData' ? rest.join('.') : undefined;
}

function read(text: string): Reference {
  return { text, path: [...text.matchAll(SEGMENT)].map(([, name, quoted]) => (name ?? quoted) as string) };
}
