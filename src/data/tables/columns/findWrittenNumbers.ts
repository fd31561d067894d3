import type { Finding } from '../../../record/RunRecord';
import { formatCount } from '../../../views/words/formatNumber';
import type { CategoryColumn } from './Table';
import type { ColumnReadingOptions } from './ColumnReadingOptions';
import { findWrittenDates } from './findWrittenDates';
import { findOddlyWrittenNumbers } from './findOddlyWrittenNumbers';
import { isShare, parseWrittenNumber, type WrittenNumber } from './parseWrittenNumber';

/** A finding if all categories are numbers, dates or times as people write them. */
export function findWrittenNumbers(column: CategoryColumn, reading: ColumnReadingOptions): Finding | undefined {
  // One odd text is no column of them, and a number would lose the zero of "01234".
  const { categories } = column;
  if (categories.length < 2) return undefined;
  // Most columns have a text near their beginning that is none of these.
  const found = writtenNumbers(column, reading) ?? findWrittenDates(column, reading) ?? findOddlyWrittenNumbers(column);
  const isOfZeros = () => categories.some((text) => text.charCodeAt(0) === 48 && /^0\d+$/.test(text));
  return found?.check === 'numbersAsText' && isOfZeros() ? undefined : found;
}

function writtenNumbers({ name, categories }: CategoryColumn, reading: ColumnReadingOptions): Finding | undefined {
  const read = (decimal: '.' | ',') => {
    const all: WrittenNumber[] = [];
    for (const text of categories) {
      const number = parseWrittenNumber(text, decimal);
      if (!number) return undefined;
      all.push(number);
    }
    return all;
  };
  const [points, commas] = [read('.'), read(',')];
  const numbers = points ?? commas;
  if (!numbers) return undefined;
  const types = `types: {${JSON.stringify(name)}: 'number'}`;
  const says = `column "${name}" is of ${formatCount(categories.length)} categories though all are numbers as people write them, like "${categories[0]}"`;
  const finding = (about: string, hint: string): Finding => ({
    check: 'numbersAsText',
    level: 'warning',
    value: categories.length,
    says: `${says}${about}`,
    hint
  });
  const units = new Set(numbers.map(({ unit }) => unit));
  const bare = categories.find((_, i) => numbers[i].unit === '');
  const marked = categories.filter((_, i) => numbers[i].unit !== '');
  const share = [...units].find(isShare);
  if (share !== undefined && bare !== undefined)
    return finding(
      `, but "${marked[0]}" has a ${share} and "${bare}" has none`,
      `write them alike: 12 ${share} is 12 or ${share === '%' ? 0.12 : 0.012}`
    );
  if (new Set([...units].filter(Boolean)).size > 1)
    return finding(`, but of different units (${[...units].filter(Boolean).join(', ')})`, 'write them in one unit');
  const booked = categories.findIndex((text) => /^\s*\(|[-\u2212]\s*$/.test(text));
  const about = booked < 0 ? '' : `, with "${categories[booked]}" for ${numbers[booked].value}`;
  if (reading.decimal !== undefined) {
    const [own, others] = reading.decimal === ',' ? [commas, points] : [points, commas];
    const [mark, other] = reading.decimal === ',' ? ['comma', '.'] : ['point', ','];
    if (!own)
      return finding(
        `${about}, with another decimal mark than the ${mark} that was asked for`,
        `write the decimals of the file alike, with a ${mark}; or read it with {decimal: '${other}', ${types}} if no other column has a decimal ${mark}`
      );
    const doubtful = others ? own.findIndex(({ isAmbiguous }) => isAmbiguous) : -1;
    if (doubtful < 0) return finding(about, `read it with {${types}}`);
    const [whole, part] = [own[doubtful].value, others![doubtful].value];
    return finding(
      `${about}, and "${categories[doubtful]}" may be ${whole} or ${part}`,
      `read it with {${types}} if it is ${whole}; if it is ${part}, write it with a decimal ${mark}, as was asked for`
    );
  }
  const isPlain = (list: WrittenNumber[] | undefined) =>
    (list?.every(({ unit }) => unit === '') && !categories.some((text) => /[()]|[-\u2212]\s*$/.test(text))) ?? false;
  const isRead = isPlain(commas) && !commas!.some(({ isAmbiguous }) => isAmbiguous) && !hasGroups(categories, '.');
  const commaType = reading.detects && isRead ? '' : `, ${types}`;
  if (!points) return finding(about, `read it with {decimal: ','${commaType}}`);
  if (!commas || !points.some(({ isAmbiguous }) => isAmbiguous)) return finding(about, `read it with {${types}}`);
  const one = categories[points.findIndex(({ isAmbiguous }) => isAmbiguous)];
  const [whole, part] = [parseWrittenNumber(one, '.')!.value, parseWrittenNumber(one, ',')!.value];
  return finding(
    `, and "${one}" may be ${whole} or ${part}`,
    `read the file with {decimal: ','${commaType}} if it is ${part}, with {decimal: '.', ${types}} if it is ${whole}`
  );
}

function hasGroups(texts: readonly string[], mark: string): boolean {
  return texts.some((text) => text.includes(mark));
}
