import { parseIsoTime } from './parseIsoTime';

const digits: { [mark: string]: string } = { YYYY: '(?<YYYY>\\d{4})', YY: '(?<YY>\\d{2})' };
for (const mark of ['MM', 'DD', 'HH', 'mm', 'ss']) digits[mark] = `(?<${mark}>\\d{1,2})`;
const fixed: { [mark: string]: string } = { MM: '\\d{2}', DD: '\\d{2}', HH: '\\d{2}', mm: '\\d{2}', ss: '\\d{2}' };
const marks = /YYYY|YY|MM|DD|HH|mm|ss/g;

/** Whether a text is a format: a year, a month and a day, each once, and the time of day if wanted. */
export function isTimeFormat(format: unknown): format is string {
  if (typeof format !== 'string') return false;
  const found: string[] = format.match(marks) ?? [];
  const has = (mark: string) => found.includes(mark);
  return new Set(found).size === found.length && has('YYYY') !== has('YY') && has('MM') && has('DD');
}

/**
 * A function that gives the seconds since 1970, in UTC, of a text in a format like "DD.MM.YYYY HH:mm"; NaN for any other text and for days
 * that do not exist. A day or month of one digit is read where a mark follows. YY is a year from 1970 to 2069.
 */
export function createTimeParser(format: string): (text: string) => number {
  const pieces = format.split(marks).map((piece) => piece.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  const found = format.match(marks)!;
  // "20241231" has no marks to tell its parts by.
  const pattern = found.map((mark, i) => {
    const isOpen = pieces[i + 1] === '' && i + 1 < found.length;
    const isClosed = pieces[i] === '' && i > 0;
    return isOpen || isClosed ? digits[mark].replace('\\d{1,2}', fixed[mark] ?? '') : digits[mark];
  });
  const whole = new RegExp(`^${pieces[0]}${pattern.map((part, i) => part + pieces[i + 1]).join('')}$`);
  return (text) => {
    const { YYYY, YY, MM, DD, HH = '00', mm = '00', ss = '00' } = whole.exec(text.trim())?.groups ?? {};
    if (MM === undefined) return NaN;
    const year = YYYY ?? (Number(YY) < 70 ? `20${YY}` : `19${YY}`);
    const two = (part: string) => part.padStart(2, '0');
    return parseIsoTime(`${year}-${two(MM)}-${two(DD)}T${two(HH)}:${two(mm)}:${two(ss)}`);
  };
}
