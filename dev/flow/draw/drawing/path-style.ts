/** The rules that show the path of a run inside of whatever the selector selects, and dim what is not on it. */
export function pathStyle(run: number, selector: string): string {
  const on = `${selector} .in-${run}`;
  const off = `:not(.in-${run})`;
  return `${selector} .block${off}>:not(.frame,.mark),${selector} .lines>.line${off}{opacity:.5}
${on}.line,${on}>.line{stroke:var(--path);stroke-width:2.5;stroke-dasharray:none;marker-end:url(#tip-path)}
${on}>.frame{stroke:var(--path);stroke-width:2}
${on}>.start{fill:var(--path)}
${selector} .badges.run-${run}{display:inline}
`;
}
