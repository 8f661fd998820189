/** The rules that show the way of a run inside of whatever the selector selects, and dim what is not on it. */
export function wayStyle(run: number, selector: string): string {
  const on = `${selector} .in-${run}`;
  const off = `:not(.in-${run})`;
  return `${selector} .block${off}>:not(.frame,.mark),${selector} .lines>.line${off}{opacity:.5}
${on}.line,${on}>.line{stroke:var(--way);stroke-width:2.5;stroke-dasharray:none;marker-end:url(#tip-way)}
${on}>.frame{stroke:var(--way);stroke-width:2}
${on}>.start{fill:var(--way)}
${selector} .badges.run-${run}{display:inline}
`;
}
