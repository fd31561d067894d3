import { createRecordScanner } from './createRecordScanner';

/** What separates the fields, as it looks. */
export interface FoundDelimiter {
  delimiter: string;
  /** Another mark that would do as well. */
  other?: string;
  /** If none of the usual marks is there: an unusual one that cuts every line alike, and into how many fields. */
  unusual?: { delimiter: string; fields: number };
}

const candidates = [',', ';', '\t', '|'];
/** They may as well be letters of a text. */
const unusual = ['^', '~', '\x1f', '\x01', '\x1e', '#', ':', '/', '&', '!', '*', '='];
const mostRecords = 50;
/** No number is read. */
const [point, none] = [46, new Uint8Array(0)];

/**
 * The mark that cuts the most of the first records into as many fields as the first of them, two or more; of several such marks the one that
 * gives more fields. A comma if there is none.
 *
 * @param isWhole whether the bytes are the whole file; if not, the last record may be cut.
 */
export function findDelimiter(start: Buffer, isWhole: boolean): FoundDelimiter {
  const judgedAll = (marks: readonly string[]) =>
    marks.map((delimiter) => ({ delimiter, ...judge(start, isWhole, delimiter.charCodeAt(0)) }));
  const judged = judgedAll(candidates);
  const fit = judged.filter(({ fields }) => fields >= 2).sort((a, b) => b.share - a.share || b.fields - a.fields);
  if (fit.length === 0) {
    const even = judgedAll(unusual).filter(({ fields, share, records }) => fields >= 2 && share === 1 && records >= 3);
    const [best] = even.sort((a, b) => b.fields - a.fields);
    return { delimiter: ',', ...(best && { unusual: { delimiter: best.delimiter, fields: best.fields } }) };
  }
  const other = fit.length > 1 && fit[1].share === fit[0].share && fit[0].records > 1 ? fit[1].delimiter : undefined;
  return { delimiter: fit[0].delimiter, other };
}

/** How many fields the first record has, and the share of the records that have as many. */
function judge(start: Buffer, isWhole: boolean, delimiter: number): { fields: number; share: number; records: number } {
  const scanner = createRecordScanner(delimiter, point, undefined);
  const bytes = Buffer.concat([start, Buffer.alloc(1)]);
  const counts: number[] = [];
  let at = 0;
  while (at < start.length && counts.length < mostRecords) {
    const rest = bytes.subarray(at);
    const { records, consumed, fault } = scanner.scan(rest, start.length - at, isWhole || counts.length === 0, 0, none);
    if (fault || records.count === 0) break;
    // A line of tabs and blanks says nothing.
    if (rest.toString('latin1', 0, consumed).trim() !== '') counts.push(records.fields);
    at += consumed;
  }
  const like = counts.filter((count) => count === counts[0]).length;
  return { fields: counts[0] ?? 0, share: counts.length ? like / counts.length : 0, records: counts.length };
}
