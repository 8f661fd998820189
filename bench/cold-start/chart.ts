export function drawChart(_m: unknown): string {
  return '';
}
