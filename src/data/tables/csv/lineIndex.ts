/** On which line of the file each record begins. */
export interface LineIndex {
  /** The next record begins on this line. */
  add(line: number): void;
  /** The line of a record, counted from 0; undefined for one that was not added. */
  lineOf(record: number): number | undefined;
}

/** Notes only the records that do not begin on the line after that of the record before. */
export function lineIndex(): LineIndex {
  const [records, lines]: [number[], number[]] = [[], []];
  let count = 0;
  let expected = -1;
  return {
    add(line) {
      if (line !== expected) {
        records.push(count);
        lines.push(line);
      }
      count++;
      expected = line + 1;
    },
    lineOf(record) {
      if (record >= count) return undefined;
      let [low, high] = [0, records.length - 1];
      while (low < high) {
        const middle = (low + high + 1) >> 1;
        if (records[middle] <= record) low = middle;
        else high = middle - 1;
      }
      return lines[low] + record - records[low];
    }
  };
}
