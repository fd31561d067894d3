import { parseIsoTime } from './parseIsoTime';

export type Parse = (text: string) => number;

/** The first text in a column of numbers that is none, and which share of the column's texts are numbers. */
export interface OddText {
  row: number;
  text: string;
  share: number;
  /** Whether they are times instead. */
  isTime?: boolean;
}

/** Numbers stay texts until there are so many distinct ones that the column can only be numeric. */
export const enoughTexts = 1000;

/** The function that turns every text into a number, if there is one. */
export function chooseNumberOrTimeParser(texts: readonly string[], number: Parse, time: Parse = parseIsoTime): Parse | undefined {
  return [number, time].find((parse) => texts.every((text) => !Number.isNaN(parse(text))));
}

/**
 * Whether there are so many numbers, or so many that occur only once, that a text among them is not a category.
 *
 * @param texts in the order in which they came; not all are looked at if many are no numbers.
 */
export function findOddText(texts: Iterable<string>, codes: Int32Array, number: Parse): OddText | undefined {
  const isNumber: boolean[] = [];
  let distinct = 0;
  let odd = '';
  for (const text of texts) {
    isNumber.push(!Number.isNaN(number(text)));
    if (isNumber[isNumber.length - 1]) distinct++;
    else if (isNumber.length - distinct === 1) odd = text;
    // Each text has a row of its own, at the least.
    else if (isNumber.length - distinct > Math.max(1, 0.1 * codes.length)) return undefined;
  }
  let [present, numbers, first] = [0, 0, -1];
  for (let row = 0; row < codes.length; row++) {
    if (codes[row] < 0) continue;
    present++;
    if (isNumber[codes[row]]) numbers++;
    else if (first < 0) first = row;
  }
  const share = numbers / present;
  const isOne = numbers === present - 1 && numbers >= 3;
  if (!(share >= 0.9 || isOne) || !(distinct >= 20 || distinct >= numbers / 2)) return undefined;
  return { row: first, text: odd, share };
}
