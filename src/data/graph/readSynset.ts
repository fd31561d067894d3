import { showValue } from '../../checks/showValue';

/** A synset of WordNet with its pointers to others. */
export interface Synset {
  /** Part of speech and offset: "n02084071". */
  key: string;
  /** Its first word: "dog". */
  word: string;
  pointers: { symbol: string; to: string }[];
}

/**
 * A line of WordNet's data files, as wndb(5) describes it: offset, lexicographer file, type, number of words (hexadecimal), words with their lexical
 * numbers, number of pointers, pointers (symbol, offset, part of speech, words), and more that is passed over. Pointers between words count as pointers between their synsets.
 *
 * @param where "data.noun, line 30".
 * @throws RangeError for a line that is not a synset.
 */
export function readSynset(subject: string, text: string, where: string): Synset {
  const fields = text.slice(0, text.indexOf(' | ') < 0 ? text.length : text.indexOf(' | ')).split(' ');
  const [offset, , type, wordCount, firstWord] = fields;
  const words = /^[0-9a-f]{2}$/.test(wordCount ?? '') ? parseInt(wordCount, 16) : 0;
  const begin = 4 + 2 * words;
  const count = /^\d{3}$/.test(fields[begin] ?? '') ? Number(fields[begin]) : -1;
  const isSynset = /^\d{8}$/.test(offset ?? '') && partOf[type] !== undefined && words > 0 && count >= 0;
  const pointers = Array.from({ length: Math.max(0, count) }, (_, i) => {
    const [symbol, to, part] = fields.slice(begin + 1 + 4 * i, begin + 4 + 4 * i);
    return { symbol, to: `${partOf[part]}${to}` };
  });
  if (!isSynset || !pointers.every(({ to }) => /^[nvar]\d{8}$/.test(to)))
    throw new RangeError(
      `${subject}: expected a synset of WordNet in ${where}, got ${showValue(text)}; give the folder of WordNet's data files`
    );
  return { key: `${partOf[type]}${offset}`, word: firstWord.replace(/\((?:a|p|ip)\)$/, ''), pointers };
}

/** Satellite adjectives (s) lie among the adjectives. */
const partOf: { [type: string]: string | undefined } = { n: 'n', v: 'v', a: 'a', s: 'a', r: 'r' };
