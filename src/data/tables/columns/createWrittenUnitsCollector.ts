import type { WrittenNumber } from './parseWrittenNumber';

/** What was written around and in the numbers of a column. */
export interface Units {
  add(number: WrittenNumber, text: string): void;
  /** The first text of each unit, and how many have it. */
  found: Map<string, { text: string; count: number }>;
  /** The first text whose mark may be one of thousands or of decimals, if no other text says which. */
  ambiguous(): string | undefined;
}

export function createWrittenUnitsCollector(): Units {
  const found: Units['found'] = new Map();
  let [ambiguous, isClear]: [string | undefined, boolean] = [undefined, false];
  return {
    add({ unit, isAmbiguous }, text) {
      const before = found.get(unit);
      found.set(unit, { text: before?.text ?? text, count: (before?.count ?? 0) + 1 });
      if (isAmbiguous) ambiguous ??= text;
      else if (/\d[.,' \u00a0\u2009\u202f\u2019]\d/.test(text)) isClear = true;
    },
    found,
    ambiguous: () => (isClear ? undefined : ambiguous)
  };
}
