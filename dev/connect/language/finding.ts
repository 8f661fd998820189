/** What the checker reports: the place in the content and what is wrong there. */
export type Finding = { place: string; problem: string };

export function finding(place: string, problem: string): Finding {
  return { place, problem };
}
