/** A table in Markdown; its first row is the head. The columns of `right`, by number, are aligned to the right. */
export function toMarkdown(rows: (string | number)[][], right: (column: number) => boolean = () => false): string {
  const [head = [], ...body] = rows;
  const line = head.map((_, column) => (right(column) ? '---:' : '---'));
  return [head, line, ...body].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}
