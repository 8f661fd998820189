/** What a check found. A check that could not read what it needs is `unknown`, never a problem. */
export type Finding =
  | { outcome: 'ok'; what: string }
  | { outcome: 'warning'; what: string }
  | { outcome: 'problem'; what: string; remedy: string; command?: string | undefined }
  | { outcome: 'unknown'; what: string };

/** A finding and the subject of the check that found it. */
export type NamedFinding = { check: string } & Finding;

export function ok(what: string): Finding {
  return { outcome: 'ok', what };
}

/** Something that may be intended. */
export function warning(what: string): Finding {
  return { outcome: 'warning', what };
}

/** Something that keeps the function from answering as deployed, what to do, and the command that does it if there is one. */
export function problem(what: string, { remedy, command }: { remedy: string; command?: string | undefined }): Finding {
  return { outcome: 'problem', what, remedy, ...(command !== undefined && { command }) };
}

/** `what` says which permission or API was missing. */
export function unknown(what: string): Finding {
  return { outcome: 'unknown', what };
}
