import { showValue } from '../../checks/showValue';

/** The class that a beginning of an answer can only belong to; "open" while there are several; "none" if there is none. */
export type Match = number | 'open' | 'none';

export interface AnswerMatcher {
  /** What the beginning of an answer says. */
  match(text: string): Match;
  /** What a text says if nothing follows: of "not" and "not spam" the first. */
  matchWhole(text: string): number | 'none';
  /** Whether an answer of the class may begin so. */
  mayBecome(text: string, of: number): boolean;
}

/**
 * Finds the class of an answer by its text. Case, and blanks, quotes and marks before it, do not matter.
 *
 * @param answers of each class.
 * @throws RangeError for an answer of nothing, or of two classes.
 */
export function createAnswerMatcher(subject: string, answers: readonly (readonly string[])[]): AnswerMatcher {
  const all = answers.flatMap((list, of) => list.map((answer) => ({ text: normalizeAnswer(answer).trimEnd(), of, answer })));
  for (const { text, of, answer } of all) {
    if (text === '')
      throw new RangeError(`${subject}: expected answers of letters or digits, got ${showValue(answer)}; give another`);
    if (all.some((other) => other.text === text && other.of !== of))
      throw new RangeError(
        `${subject}: expected another answer for each class, got ${showValue(answer)} for two, case left aside; give another`
      );
  }
  const longestFirst = [...all].sort((a, b) => b.text.length - a.text.length);
  /** An answer, and then no more of its last word. */
  const begun = (text: string) =>
    longestFirst.find((one) => text.startsWith(one.text) && !/^(?!\p{Script=Han})[\p{L}\p{N}]/u.test(text.slice(one.text.length)))
      ?.of ?? 'none';
  return {
    match(given) {
      const text = normalizeAnswer(given);
      const possible = new Set(all.filter((one) => one.text.startsWith(text)).map(({ of }) => of));
      if (possible.size > 1) return 'open';
      return possible.size === 1 ? [...possible][0] : begun(text);
    },
    matchWhole: (given) => begun(normalizeAnswer(given)),
    mayBecome: (given, of) => {
      const text = normalizeAnswer(given);
      return all.some((one) => one.of === of && one.text.startsWith(text));
    }
  };
}

/** Some servers show the blank before a word as their tokenizer writes it. */
function normalizeAnswer(text: string): string {
  return text
    .replace(/[Ġ▁]/g, ' ')
    .replaceAll('Ċ', '\n')
    .replace(/^[\s"'`*([{“‘«„]+/, '')
    .normalize('NFC')
    .toLowerCase();
}
