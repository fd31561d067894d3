import type { Finding } from '../../../record/RunRecord';
import { counted, formatNamesForFinding } from '../imageFiles/formatNamesForFinding';
import type { ImageRow } from '../imageFiles/ImageRow';
import type { ListedFile } from '../imageFiles/ListedFile';
import { groupListsBySharedEntries } from './groupListsBySharedEntries';
import type { Caption } from './readCaptions';

export interface MatchedCaptions {
  /** In the order of files, and of the captions of each. Rows that share a file or a text are of one group. */
  rows: ImageRow[];
  /** The captions of each file, in the order of its rows. */
  captionsOf: Map<string, string[]>;
  findings: Finding[];
}

/** Captions of files that are there, each once, and what is wrong with the others. */
export function matchCaptions(captions: readonly Caption[], files: readonly ListedFile[]): MatchedCaptions {
  const there = new Set(files.map(({ path }) => path));
  const captionsOf = new Map<string, string[]>();
  const [missing, empty, twice]: string[][] = [[], [], []];
  for (const { file, text } of captions) {
    const path = file
      .trim()
      .replaceAll('\\', '/')
      .replace(/^(\.\/)+/, '');
    const own = captionsOf.get(path) ?? [];
    const caption = text.trim().replace(/\s+/g, ' ');
    if (!there.has(path)) missing.push(file);
    else if (!/[\p{L}\p{N}]/u.test(caption)) empty.push(file);
    else if (own.some((other) => sameText(other) === sameText(caption))) twice.push(file);
    else captionsOf.set(path, [...own, caption]);
  }
  const named = files.filter(({ path }) => captionsOf.has(path));
  const groupOf = groupListsBySharedEntries(named.map(({ path }) => captionsOf.get(path)!.map(sameText)));
  const rows = named.flatMap(({ path }, i) =>
    captionsOf.get(path)!.map((): ImageRow => ({ file: path, label: 0, at: 0, group: groupOf[i] }))
  );
  rows.forEach((row, at) => (row.at = at));
  const unnamed = files.flatMap(({ path }) => (captionsOf.has(path) ? [] : [path]));
  const texts = new Map<string, number>();
  for (const own of captionsOf.values()) for (const text of own) texts.set(sameText(text), (texts.get(sameText(text)) ?? 0) + 1);
  const shared = [...texts].filter(([, count]) => count > 1).map(([text, count]) => `${text} (${count})`);
  return {
    rows,
    captionsOf,
    findings: [
      finding('missingPictures', 'problem', missing, (n) => `${n} left out, whose picture is not in the folder`, 'row'),
      finding('emptyCaptions', 'problem', empty, (n) => `${n} left out, without a word in the text`, 'row'),
      finding('repeatedCaptions', 'warning', twice, (n) => `${n} left out, the same picture with the same text again`, 'row'),
      finding('withoutCaption', 'warning', unnamed, (n) => `${n} left out, without a text`, 'picture'),
      finding('sharedCaptions', 'info', shared, (n) => `${n} of several pictures, which are one item`, 'text')
    ].flat()
  };
}

function sameText(text: string): string {
  return text.toLowerCase();
}

function finding(
  check: string,
  level: Finding['level'],
  names: readonly string[],
  says: (count: string) => string,
  what: string
): Finding[] {
  if (names.length === 0) return [];
  return [{ check, level, value: names.length, says: `${says(counted(names.length, what))}: ${formatNamesForFinding(names)}.` }];
}
