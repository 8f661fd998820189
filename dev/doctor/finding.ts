/** What a check found. A check that could not read what it needs is `unknown`, never a problem. */
export type Finding =
  | { outcome: 'ok'; what: string }
  | { outcome: 'problem'; what: string; remedy: string; command?: string }
  | { outcome: 'unknown'; what: string };

/** A finding and the subject of the check that found it. */
export type NamedFinding = { check: string } & Finding;

export function ok(what: string): Finding {
  return { outcome: 'ok', what };
}

/** Something that keeps the function from answering as deployed, what to do, and the command that does it. */
export function problem(what: string, solution: { remedy: string; command?: string }): Finding {
  return { outcome: 'problem', what, ...solution };
}

/** `what` says which permission or API was missing. */
export function unknown(what: string): Finding {
  return { outcome: 'unknown', what };
}
