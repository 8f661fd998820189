/** Something in flow content that must be mended, and where it stands. */
export type Problem = { place: string; problem: string };

export function fault(place: string, problem: string): Problem {
  return { place, problem };
}
