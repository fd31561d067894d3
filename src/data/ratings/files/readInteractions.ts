import { showValue } from '../../../checks/showValue';
import type { FileLines } from './readRatingLines';
import { createIdNumbering, type IdNumbers } from './createIdNumbering';
import type { RatingsForm } from './ratingsFileFormats';
import { splitFields } from './splitFields';

/** The ratings of a file as they stand in it. */
export interface Interactions {
  user: Int32Array;
  item: Int32Array;
  rating: Float32Array;
  time: Float64Array;
  userIds: string[];
  /** How many lines are left out, and the first of them. */
  offScale: LinesLeftOut;
  withoutTime: LinesLeftOut;
}

export interface LinesLeftOut {
  count: number;
  line: number;
  /** What stands there. */
  text: string;
}

const names = ['userid', 'movieid', 'rating', 'timestamp'];
/** The year 2100: later ones are milliseconds, or no times at all. */
const lastTime = 4_102_444_800;

/**
 * Lines of user, item, rating and time. A rating that is off the scale, and a time that is none, are counted and left out.
 *
 * @param items takes the ids of the items, also those that no file of items has.
 * @throws Error that names file and line for another number of fields, an empty id, or a rating that is no number.
 */
export async function readInteractions(
  lines: FileLines,
  form: RatingsForm,
  { items, scale, pause }: { items: IdNumbers; scale: readonly [number, number]; pause: () => Promise<void> }
): Promise<Interactions> {
  const [user, item] = [new Int32Array(lines.most), new Int32Array(lines.most)];
  const [rating, time] = [new Float32Array(lines.most), new Float64Array(lines.most)];
  const users = createIdNumbering();
  const [offScale, withoutTime]: LinesLeftOut[] = [none(), none()];
  let [rows, places] = [0, form.hasHeader ? null : [0, 1, 2, 3]];
  for (const { line, number } of lines.each()) {
    if (number % 10_000 === 0) await pause();
    const at = `${lines.subject}, line ${number}`;
    const fields = splitFields(line, { at, delimiter: form.delimiter, quoted: form.hasHeader });
    if (places === null) {
      places = placesIn(at, fields);
      continue;
    }
    if (fields.length < 4 || (!form.hasHeader && fields.length > 4))
      throw new Error(
        `${at}: expected user, item, rating and time with ${showValue(form.delimiter)} between, got ${showValue(line)}; correct the line`
      );
    const [userId, itemId, ratingText, timeText] = places.map((place) => fields[place]?.trim() ?? '');
    if (!userId || !itemId) throw new Error(`${at}: expected a user and an item, got ${showValue(line)}; correct the line`);
    const value = ratingText === '' ? NaN : Number(ratingText);
    if (!Number.isFinite(value))
      throw new Error(`${at}: expected a rating, got ${showValue(ratingText)}; correct or remove the line`);
    if (value < scale[0] || value > scale[1]) {
      leaveOut(offScale, number, ratingText);
      continue;
    }
    const seconds = timeText === '' ? NaN : Number(timeText);
    if (!(seconds > 0 && seconds < lastTime)) {
      leaveOut(withoutTime, number, timeText);
      continue;
    }
    [user[rows], item[rows], rating[rows], time[rows]] = [users.of(userId), items.of(itemId), value, seconds];
    rows++;
  }
  if (rows === 0)
    throw new Error(
      `${lines.subject}: expected ratings, got none that can be used${offScale.count ? `, and ${offScale.count} off the scale ${scale.join(' to ')}` : ''}; look at the file`
    );
  const cut = { user: user.slice(0, rows), item: item.slice(0, rows), rating: rating.slice(0, rows), time: time.slice(0, rows) };
  return { ...cut, userIds: users.ids, offScale, withoutTime };
}

/** Where the columns stand, by the names in the first line. */
function placesIn(at: string, header: string[]): number[] {
  const found = header.map((name) => name.trim().toLowerCase());
  const places = names.map((name) => found.indexOf(name));
  if (places.includes(-1))
    throw new Error(
      `${at}: expected the columns userId,movieId,rating,timestamp, got ${showValue(header.join(','))}; name the columns so`
    );
  return places;
}

function none(): LinesLeftOut {
  return { count: 0, line: 0, text: '' };
}

function leaveOut(left: LinesLeftOut, line: number, text: string): void {
  if (left.count++ === 0) [left.line, left.text] = [line, text];
}
