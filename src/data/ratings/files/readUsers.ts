import { showValue } from '../../../checks/showValue';
import type { RatingUsers } from '../inputs/Ratings';
import type { FileLines } from './readRatingLines';
import type { RatingsForm } from './ratingsFileFormats';
import { splitFields } from './splitFields';

/**
 * Age, gender and occupation of users: ml-1m has id, gender, age, occupation and zip code, ml-100k id, age, gender, occupation and zip
 * code. Zip codes are not kept.
 *
 * @throws Error that names file and line for another number of fields, or an age that is no number.
 */
export function readUsers(lines: FileLines, form: RatingsForm, ids: string[]): RatingUsers {
  const placeOf = new Map(ids.map((id, place) => [id, place]));
  const age = new Float32Array(ids.length).fill(NaN);
  const [gender, occupation] = [new Array<string>(ids.length).fill(''), new Array<string>(ids.length).fill('')];
  for (const { line, number } of lines.each()) {
    const at = `${lines.subject}, line ${number}`;
    const fields = splitFields(line, { at, delimiter: form.userDelimiter, quoted: false }).map((field) => field.trim());
    if (fields.length !== 5)
      throw new Error(
        `${at}: expected five fields with ${showValue(form.userDelimiter)} between, got ${showValue(line)}; correct the line`
      );
    const [ageText, genderText] = form.userDelimiter === '|' ? [fields[1], fields[2]] : [fields[2], fields[1]];
    const years = ageText === '' ? NaN : Number(ageText);
    if (ageText !== '' && !(years >= 0 && years < 200))
      throw new Error(`${at}: expected an age, got ${showValue(ageText)}; correct the line`);
    const place = placeOf.get(fields[0]);
    // A user without a rating.
    if (place === undefined) continue;
    [age[place], gender[place], occupation[place]] = [years, genderText, fields[3]];
  }
  return { ids, age, gender, occupation };
}
