import { basename } from 'node:path';
import { checkNumber } from '../../checks/checkNumber';
import { checkOptions } from '../../checks/checkOptions';
import { showValue } from '../../checks/showValue';
import { createInterruptiblePauser } from '../../notebook/createInterruptiblePauser';
import { checkFolderAt } from '../sources/imageFiles/checkFolderAt';
import { listFolder } from '../sources/publishedParts/listFolder';
import { readRatingLines } from './files/readRatingLines';
import { createIdNumbering } from './files/createIdNumbering';
import { keepNewestRatings } from './files/keepNewestRatings';
import { findRatingProblems } from './files/findRatingProblems';
import { findRatingsForm } from './files/ratingsFileFormats';
import { readInteractions } from './files/readInteractions';
import { type ItemsRead, readItems } from './files/readItems';
import { readUsers } from './files/readUsers';
import type { Ratings } from './inputs/Ratings';

export interface ReadRatingsOptions {
  /** The lowest and highest rating. Others are left out, with a finding. Default 0.5 to 5, in ml-100k 1 to 5. */
  scale?: readonly [least: number, most: number];
  /** How many bytes a file may have. Default 2^30. */
  maxBytes?: number;
}

/**
 * Reads ratings in one of MovieLens' forms, by the names of the files: `ratings.csv` with `movies.csv` (ml-latest, ml-25m), `ratings.dat`
 * with `movies.dat` and `users.dat` (ml-1m, ml-10m), `u.data` with `u.item` and `u.user` (ml-100k). Files of items and users may be
 * missing. Text is UTF-8, or Latin-1 where it is no UTF-8. Data of your own: write a `ratings.csv` with the columns userId, movieId,
 * rating and timestamp (seconds since 1970); ids may be any text.
 *
 * The result is in the order of time; of ratings of one user and item only the latest is kept. Findings tell of that, of ratings off the
 * scale and times that are none (both are left out), and of items that no file names.
 *
 * Nothing is downloaded. MovieLens may be used for research, not for a business: see the README of each set at
 * grouplens.org/datasets/movielens.
 *
 * Harper and Konstan 2015, "The MovieLens Datasets: History and Context".
 *
 * @throws TypeError or RangeError for bad options, a path that is no folder, or a folder without such files; Error that names file and
 * line for a line with other fields, a rating that is no number, quotes that are not closed; Error for a file that is too large, a pipe,
 * or a link out of the folder.
 * @example
 * ```ts
 * import { mkdirSync, writeFileSync } from 'node:fs';
 * mkdirSync('films', { recursive: true });
 * writeFileSync('films/ratings.csv', 'userId,movieId,rating,timestamp\n1,10,4.0,964982703\n2,10,2.5,964982800\n1,11,5.0,964983000\n');
 * writeFileSync('films/movies.csv', 'movieId,title,genres\n10,"Heat, The (1995)",Crime|Drama\n11,Solaris (1972),Sci-Fi\n');
 * const ratings = await kd.ratings.read('films');
 * ratings.rating.length; // 3
 * ratings.items.titles[0]; // "Heat, The (1995)"
 * ```
 */
export async function readRatings(path: string, options: ReadRatingsOptions = {}): Promise<Ratings> {
  const subject = 'ratings.read';
  checkOptions(subject, options, ['scale', 'maxBytes']);
  const { scale: asked, maxBytes = 2 ** 30 } = options;
  checkNumber(subject, 'maxBytes', maxBytes, { integer: true, atLeast: 1, atMost: 2 ** 31 - 1 });
  if (asked !== undefined) checkScale(subject, asked);
  const folder = await checkFolderAt(subject, path);
  const { files } = await listFolder(subject, folder);
  const form = findRatingsForm(subject, files);
  const scale = asked ?? form.scale;
  const pause = createInterruptiblePauser();
  const open = (file: string) => readRatingLines(subject, { folder, file, mostBytes: maxBytes });
  const isThere = (file: string | undefined): file is string => file !== undefined && files.includes(file);

  const items = createIdNumbering();
  const itemLines = isThere(form.items) ? await open(form.items) : null;
  const described: ItemsRead = itemLines
    ? await readItems(itemLines, form, { items, pause })
    : { titles: [], years: [], genres: [], genreNames: [], twice: 0 };
  const known = items.ids.length;
  const ratingLines = await open(form.ratings);
  const read = await readInteractions(ratingLines, form, { items, scale, pause });
  const userLines = isThere(form.users) ? await open(form.users) : null;
  const users = userLines ? readUsers(userLines, form, read.userIds) : { ids: read.userIds };
  const { ratings, repeated } = keepNewestRatings(read, users.ids.length);
  const more = items.ids.length - known;
  return {
    name: basename(folder),
    ...ratings,
    users,
    items: {
      ids: items.ids,
      titles: [...described.titles, ...new Array<string>(more).fill('')],
      years: Float32Array.from([...described.years, ...new Array<number>(more).fill(NaN)]),
      genres: [...described.genres, ...Array.from({ length: more }, () => [])],
      genreNames: described.genreNames
    },
    scale,
    sources: [ratingLines, itemLines, userLines].flatMap((lines) => (lines ? [lines.source] : [])),
    findings: findRatingProblems({
      used: read.user.length,
      repeated,
      offScale: read.offScale,
      withoutTime: read.withoutTime,
      scale,
      unknown: itemLines
        ? { items: more, ratings: ratings.item.reduce((count, item) => count + Number(item >= known), 0) }
        : { items: 0, ratings: 0 },
      twice: described.twice,
      missing: [form.items, form.users].filter((file) => file !== undefined && !files.includes(file)) as string[]
    })
  };
}

function checkScale(subject: string, scale: unknown): void {
  const fits = Array.isArray(scale) && scale.length === 2 && scale.every(Number.isFinite) && scale[0] < scale[1];
  if (!fits) throw new TypeError(`${subject}: expected scale to be [least, most], got ${showValue(scale)}; give [1, 5]`);
}
