import { createGrowingInts } from './createGrowingFloats';

/** The texts of a column as indices of distinct texts, -1 if one is missing. */
export interface TextDictionary {
  push(text: string): void;
  /** The distinct texts without blanks around them, in the order in which they came. */
  texts: string[];
  codes(): Int32Array;
}

export function createTextDictionary(isMissing: (text: string) => boolean): TextDictionary {
  const codes = createGrowingInts();
  const texts: string[] = [];
  /** Of each text as it stands in the file: " NA" and "NA" are the same. */
  const seen = new Map<string, number>();
  const codeOf = new Map<string, number>();
  const add = (text: string): number => {
    const trimmed = text.trim();
    if (isMissing(trimmed)) return -1;
    if (!codeOf.has(trimmed)) codeOf.set(trimmed, texts.push(trimmed) - 1);
    return codeOf.get(trimmed)!;
  };
  return {
    texts,
    push(text) {
      let code = seen.get(text);
      if (code === undefined) seen.set(text, (code = add(text)));
      codes.push(code);
    },
    codes: () => codes.done()
  };
}
