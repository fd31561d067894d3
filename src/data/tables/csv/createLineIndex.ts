import { createGrowingInts } from '../columns/createGrowingFloats';

/** On which line of the file each record begins. */
export interface LineIndex {
  /** The next record begins on this line, and so many on it and on those after it. */
  add(line: number, many?: number): void;
  /** The line of a record, counted from 0; undefined for one that was not added. */
  lineOf(record: number): number | undefined;
  /** What it takes. */
  bytes(): number;
}

/** Notes only the records that do not begin on the line after that of the record before. */
export function createLineIndex(): LineIndex {
  const [records, lines] = [createGrowingInts(), createGrowingInts()];
  let [count, noted] = [0, 0];
  let expected = -1;
  return {
    add(line, many = 1) {
      if (line !== expected) {
        records.push(count);
        lines.push(line);
        noted++;
      }
      count += many;
      expected = line + many;
    },
    lineOf(record) {
      if (record >= count) return undefined;
      const [allRecords, allLines] = [records.done(), lines.done()];
      let [low, high] = [0, noted - 1];
      while (low < high) {
        const middle = (low + high + 1) >> 1;
        if (allRecords[middle] <= record) low = middle;
        else high = middle - 1;
      }
      return allLines[low] + record - allRecords[low];
    },
    bytes: () => 8 * noted
  };
}
