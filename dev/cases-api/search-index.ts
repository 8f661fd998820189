import { allCases, type CasesByContact, type EmulatedCase } from './cases';

/** The index that SearchCases reads. It lags behind the cases themselves, as the index of the service does. */
export type SearchIndex = {
  /** Notes what has changed since it was last called. */
  observe(): void;
  /** The cases as the index knows them now. */
  cases(): EmulatedCase[];
};

/** Makes an index that shows a case, or a change of one, `lag` milliseconds after it was first observed. */
export function createSearchIndex(
  cases: CasesByContact,
  { lag, now }: { lag: number; now: () => number },
): SearchIndex {
  if (lag === 0) return { observe() {}, cases: () => allCases(cases) };

  const states: { at: number; cases: EmulatedCase[] }[] = [];
  const observe = () => {
    const present = allCases(cases);
    const last = states.at(-1);
    if (last && JSON.stringify(last.cases) === JSON.stringify(present)) return;
    states.push({ at: now(), cases: structuredClone(present) });
  };
  observe();
  return {
    observe,
    cases() {
      while (states[1] !== undefined && states[1].at <= now() - lag) states.shift();
      const [oldest] = states;
      return oldest !== undefined && oldest.at <= now() - lag ? oldest.cases : [];
    },
  };
}
