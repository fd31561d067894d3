import type { Finding } from '../../../record/RunRecord';
import { formatCount } from '../../../views/words/formatNumber';
import type { CategoryColumn } from './Table';
import { timeFormat } from './timeFormat';
import { oddlyWrittenNumbers } from './oddlyWrittenNumbers';
import { isShare, parseWrittenNumber, type WrittenNumber } from './parseWrittenNumber';

/** A finding if all categories are numbers, dates or times as people write them. */
export function writtenNumberFindings(column: CategoryColumn): Finding | undefined {
  // One odd text is no column of them, and a number would lose the zero of "01234".
  const { categories } = column;
  if (categories.length < 2) return undefined;
  // Most columns have a text near their beginning that is none of these.
  const found = writtenNumbers(column) ?? writtenDates(column) ?? oddlyWrittenNumbers(column);
  return found && categories.some((text) => text.charCodeAt(0) === 48 && /^0\d+$/.test(text)) ? undefined : found;
}

function writtenNumbers({ name, categories }: CategoryColumn): Finding | undefined {
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
  const isPlain = (list: WrittenNumber[] | undefined) =>
    (list?.every(({ unit }) => unit === '') && !categories.some((text) => /[()]|[-\u2212]\s*$/.test(text))) ?? false;
  const commaType =
    isPlain(commas) && !commas!.some(({ isAmbiguous }) => isAmbiguous) && !hasGroups(categories, '.') ? '' : `, ${types}`;
  const booked = categories.findIndex((text) => /^\s*\(|[-\u2212]\s*$/.test(text));
  const about = booked < 0 ? '' : `, with "${categories[booked]}" for ${numbers[booked].value}`;
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

const numeric = /^\d{1,4}[./-]\d{1,2}[./-]\d{1,4}(?![.\d])/;
/** In English, German, French, Spanish, Portuguese and Italian. */
const named =
  /^(\d{1,2}[- .]+)?(de )?(jan|feb|f[e\u00e9]v|m[a\u00e4]r|mag|apr|a[bv]r|may|mai|jui?n|jui?l|gi?u|lug|aug|ago|ao[u\u00fb]|sep|set|o[ckt]t|out|nov|de[cz]|d[\u00e9i]c|gen|ene)[\p{L}]*[- .,]+(de )?\d{1,4}/iu;
const partial = /^\d{4}[-/. ]?(0?[1-9]|1[0-2]|[QT][1-4]|W\d\d?)$|^([QT][1-4]|0?[1-9]|1[0-2])[-/. ]\d{4}$/i;
const orders = [
  ...['DD.MM.YYYY', 'DD/MM/YYYY', 'MM/DD/YYYY', 'DD-MM-YYYY', 'MM-DD-YYYY', 'YYYY/MM/DD', 'YYYY.MM.DD'],
  ...['DD.MM.YY', 'DD/MM/YY', 'MM/DD/YY', 'YYYY-MM-DD']
];

function writtenDates({ name, categories }: CategoryColumn): Finding | undefined {
  const isPartial = categories.every((text) => partial.test(text) && !/^\d+$/.test(text));
  if (!isPartial && !categories.every((text) => numeric.test(text) || named.test(text))) return undefined;
  const formats = ['', ' HH:mm', ' HH:mm:ss']
    .flatMap((time) => orders.map((order) => order + time))
    .filter((format) => {
      const parse = timeFormat(format);
      return categories.every((text) => !Number.isNaN(parse(text)));
    });
  const given = formats.map((format) => `{formats: {${JSON.stringify(name)}: '${format}'}}`);
  const hint = [
    'write them in the manner of 2024-12-31, or leave the column out with ignore',
    `read it with ${given[0]}`,
    `read it with ${given.join(' or ')}: every date could be either`
  ][Math.min(2, given.length)];
  return {
    check: 'datesAsText',
    level: 'warning',
    value: categories.length,
    says: `column "${name}" is of ${formatCount(categories.length)} categories though all look like dates, like "${categories[0]}"`,
    hint
  };
}
