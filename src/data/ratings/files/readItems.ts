import { showValue } from '../../../checks/showValue';
import type { FileLines } from './readRatingLines';
import type { IdNumbers } from './createIdNumbering';
import { createIdNumbering } from './createIdNumbering';
import type { RatingsForm } from './ratingsFileFormats';
import { splitFields } from './splitFields';

/** Titles, years and genres of the items that a file names. */
export interface ItemsRead {
  titles: string[];
  years: number[];
  genres: number[][];
  genreNames: string[];
  /** Ids that are there twice: the first line counts. */
  twice: number;
}

const noGenres = new Set(['', '(no genres listed)']);

/** The flags of u.item, in their order. */
const flagNames = [
  ...['unknown', 'Action', 'Adventure', 'Animation', "Children's", 'Comedy', 'Crime', 'Documentary', 'Drama', 'Fantasy'],
  ...['Film-Noir', 'Horror', 'Musical', 'Mystery', 'Romance', 'Sci-Fi', 'Thriller', 'War', 'Western']
];

/**
 * Lines of id, title and genres with "|" between, or, in ml-100k, id, title, two dates, an address and 19 flags.
 *
 * @throws Error that names file and line for another number of fields, an empty id, or a flag that is not 0 or 1.
 */
export async function readItems(
  lines: FileLines,
  form: RatingsForm,
  { items, pause }: { items: IdNumbers; pause: () => Promise<void> }
): Promise<ItemsRead> {
  const hasFlags = form.itemDelimiter === '|';
  const genreIds = createIdNumbering();
  const read: ItemsRead = { titles: [], years: [], genres: [], genreNames: genreIds.ids, twice: 0 };
  if (hasFlags) flagNames.forEach(genreIds.of);
  for (const { line, number } of lines.each()) {
    if (number % 10_000 === 0) await pause();
    const at = `${lines.subject}, line ${number}`;
    const fields = splitFields(line, { at, delimiter: form.itemDelimiter, quoted: form.hasHeader });
    if (form.hasHeader && number === 1 && fields[0].trim().toLowerCase() === 'movieid') continue;
    const wanted = hasFlags ? 5 + flagNames.length : 3;
    const [id, title, last] = [fields[0].trim(), fields[1]?.trim() ?? '', fields[2] ?? ''];
    if (fields.length !== wanted || !id)
      throw new Error(
        `${at}: expected ${hasFlags ? 'id, title, dates, address and 19 flags' : 'id, title and genres'} with ${showValue(form.itemDelimiter)} between, got ${showValue(line)}; correct the line`
      );
    const place = items.of(id);
    if (place < read.titles.length) {
      read.twice++;
      continue;
    }
    read.titles.push(title);
    read.years.push(yearOf(title, hasFlags ? last : ''));
    read.genres.push(hasFlags ? flagged(at, fields.slice(5)) : named(last, genreIds));
  }
  return read;
}

/** Of the release date "01-Jan-1995", or at the end of the title: "Heat (1995)". */
function yearOf(title: string, date: string): number {
  const found = /-(\d{4})$/.exec(date.trim()) ?? /\((\d{4})(?:[-–]\d{0,4})?\)$/.exec(title);
  return found ? Number(found[1]) : NaN;
}

function named(text: string, genreIds: IdNumbers): number[] {
  const names = text.split('|').map((name) => name.trim());
  return [...new Set(names.filter((name) => !noGenres.has(name)).map(genreIds.of))];
}

function flagged(at: string, flags: string[]): number[] {
  return flags.flatMap((flag, place) => {
    if (flag.trim() === '0') return [];
    if (flag.trim() === '1') return [place];
    throw new Error(`${at}: expected flags of 0 or 1, got ${showValue(flag)}; correct the line`);
  });
}
