import { showValue } from '../../../checks/showValue';
import { createRecoder } from './checkEncodingName';

/** Encodings, and the characters of which texts in them mostly consist beyond ASCII. `alone`: such a text has hardly any ASCII letters. */
const encodings: { encoding: string; usual: RegExp; alone: boolean }[] = [
  { encoding: 'shift_jis', usual: /[\u3041-\u30ff\u3005\u4e00-\u9fff]/, alone: true },
  { encoding: 'euc-jp', usual: /[\u3041-\u30ff]/, alone: true },
  { encoding: 'gb18030', usual: /[\u4e00-\u9fff]/, alone: true },
  { encoding: 'euc-kr', usual: /[\uac00-\ud7a3]/, alone: true },
  { encoding: 'big5', usual: /[\u4e00-\u9fff]/, alone: true },
  { encoding: 'windows-1251', usual: /[\u0410-\u044f]/, alone: true },
  { encoding: 'koi8-r', usual: /[\u0410-\u044f]/, alone: true },
  {
    encoding: 'windows-1252',
    usual: /[\u00c0-\u00ff\u20ac\u0152\u0153\u0160\u0161\u2018-\u201e\u2013\u2014\u00a0-\u00bb]/,
    alone: false
  },
  { encoding: 'macintosh', usual: /[\u00c0-\u00ff]/, alone: false }
];

/**
 * `: 'gb18030' reads it as "北京", 'big5' as "控儔"`: the encodings in which all these texts are texts of the characters that are usual in it, the
 * likeliest first. The reader of the error sees which of them is right.
 *
 * @param text what the error shows.
 * @param all texts of the file that are not UTF-8, with this one.
 */
export function guessEncodings(text: Buffer, all: readonly Buffer[]): string {
  const found = encodings.flatMap(({ encoding, usual, alone }) => {
    const read = all.map((bytes) => decoded(bytes, encoding));
    if (read.includes(undefined)) return [];
    const letters = [...read.join('')];
    const beyond = letters.filter((letter) => letter > '\x7f');
    const ascii = letters.filter((letter) => /[a-z]/i.test(letter)).length;
    const share = beyond.filter((letter) => usual.test(letter)).length / beyond.length;
    // Small letters are more than capitals, and a Chinese name seldom has Latin letters in it.
    const small = beyond.filter((letter) => letter.toUpperCase() === letter && letter.toLowerCase() !== letter).length;
    const isLikely = share >= 0.7 && (!alone || ascii < 0.3 * letters.length);
    return isLikely ? [{ encoding, rank: share + (alone ? 1 : 0) - small / beyond.length }] : [];
  });
  if (found.length === 0) return ", for example 'windows-1252'";
  const best = found.sort((a, b) => b.rank - a.rank).slice(0, 3);
  return `: ${best.map(({ encoding }, i) => `'${encoding}' ${i === 0 ? 'reads it as' : 'as'} ${showValue(decoded(text, encoding))}`).join(', ')}`;
}

function decoded(bytes: Buffer, encoding: string): string | undefined {
  try {
    return createRecoder(encoding)(bytes, true).toString('utf8');
  } catch {
    return undefined;
  }
}
