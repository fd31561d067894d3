import { computeAucOfClasses } from './computeAucOfClasses';

/** Rows that a row is compared with, on both sides together: few find the narrowest bands, more stand noise better. */
const windows = [4, 12, 30];

/**
 * How well the rows with the nearest values of a number tell a row's class, the row itself left out: whatever the shape of the connection, down to bands of
 * a dozen rows. Each row is scored by the shares of the classes among the other rows of its value and, until there are enough, of the next values on both
 * sides; the best of three sizes counts. Rows without a value are left out.
 *
 * @returns null for a class with fewer than `fewest` rows in it or outside it.
 */
export function computeNearestRowAucs(
  values: Float32Array,
  { y, classes, fewest }: { y: Int32Array; classes: number; fewest: number }
): (number | null)[] {
  const rows = Int32Array.from(values.keys())
    .filter((row) => !Number.isNaN(values[row]))
    .sort((a, b) => values[a] - values[b]);
  const groups = equalValues(values, rows);
  const labels = Int32Array.from(rows, (row) => y[row]);
  const ranges = windows.map((window) => groups.map((_, g) => nearest(groups, g, window)));
  return Array.from({ length: classes }, (_, label) => {
    // Rows of the class before each place.
    const before = new Int32Array(rows.length + 1);
    labels.forEach((own, place) => (before[place + 1] = before[place] + Number(own === label)));
    const aucs = ranges.flatMap((ofGroup) => {
      const scores = new Float32Array(rows.length);
      groups.forEach(({ begin, end }, g) => {
        const [from, to] = ofGroup[g];
        const inside = before[to] - before[from];
        for (let place = begin; place < end; place++)
          scores[place] = (inside - Number(labels[place] === label)) / Math.max(1, to - from - 1);
      });
      return computeAucOfClasses(scores, labels, classes, fewest)[label] ?? [];
    });
    return aucs.length ? Math.max(...aucs) : null;
  });
}

/** Places of rows of one value. */
interface Group {
  value: number;
  begin: number;
  end: number;
}

function equalValues(values: Float32Array, rows: Int32Array): Group[] {
  const groups: Group[] = [];
  rows.forEach((row, place) => {
    const last = groups[groups.length - 1];
    if (last?.value === values[row]) last.end = place + 1;
    else groups.push({ value: values[row], begin: place, end: place + 1 });
  });
  return groups;
}

/** The places of as many other rows of the value, and then of the nearest ones, as the window asks for, or a few more. */
function nearest(groups: readonly Group[], g: number, window: number): [from: number, to: number] {
  const { value } = groups[g];
  let [left, right] = [g, g];
  while (groups[right].end - groups[left].begin - 1 < window && right - left < groups.length - 1) {
    const below = left > 0 ? value - groups[left - 1].value : Infinity;
    const above = right + 1 < groups.length ? groups[right + 1].value - value : Infinity;
    if (below <= above && left > 0) left--;
    else right++;
  }
  return [groups[left].begin, groups[right].end];
}
