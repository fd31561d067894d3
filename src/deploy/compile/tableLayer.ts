import type { Layer } from './networkFunction';
import type { Step } from './NetworkPlan';

/**
 * Encoding and first product in one. A number adds a straight line in each bin to the sums, and a category adds a point: two rows and one
 * row of weights, however many bins and categories there are. The weights of four units at a time are stored side by side, so that their
 * sums stay in registers.
 */
export function tableLayer({ encoding, table, units, kernel, bias }: Extract<Step, { kind: 'table' }>): Layer {
  const width = 4 * Math.ceil(units / 4);
  const lineRows: number[][] = [];
  const pointRows: number[][] = [];
  let input = 0;
  const numbers = encoding.numbers.map(({ column, edges, missing, fill }) => {
    const start = lineRows.length * width;
    let sum = zeros();
    for (let bin = 0; bin + 1 < edges.length; bin++) {
      const slope = weightsOf(input++);
      // Rows of lines hold the sum at the bin's beginning and its change over the bin, in turns of four.
      const line = Array.from({ length: 2 * width }, (_, k) => (k & 4 ? slope : sum)[((k >> 3) << 2) | (k & 3)]);
      lineRows.push(line.slice(0, width), line.slice(width));
      sum = sum.map((value, j) => value + slope[j]);
    }
    const scales = Float64Array.from(edges.slice(1), (edge, bin) => 1 / (edge - edges[bin]));
    return { column, edges: Float64Array.from(edges), scales, fill, start, missing: missing ? pointOf(weightsOf(input++)) : -1 };
  });
  let trained = 0;
  const categories = encoding.categories.map(({ column, size, missing, dimension }) => {
    const start = pointRows.length * width;
    if (dimension) {
      for (let code = 0; code <= size; code++, trained += dimension) {
        const sum = zeros();
        for (let k = 0; k < dimension; k++) weightsOf(input + k).forEach((weight, j) => (sum[j] += table[trained + k] * weight));
        pointOf(sum);
      }
      input += dimension;
    } else for (let code = 0; code < size + Number(missing); code++) pointOf(weightsOf(input++));
    return { column, size, start, other: dimension || missing ? start + size * width : -1 };
  });
  const lines = Float64Array.from(lineRows.flat());
  const points = Float64Array.from(pointRows.flat());
  const biases = Float64Array.from({ length: width }, (_, j) => bias[j] ?? 0);
  const out = new Float64Array(width);
  const lineAt = new Int32Array(numbers.length);
  const along = new Float64Array(numbers.length);
  const pointAt = new Int32Array(numbers.length + categories.length);

  return (row) => {
    let lineCount = 0;
    let pointCount = 0;
    for (let i = 0; i < numbers.length; i++) {
      const { column, edges, scales, fill, start, missing } = numbers[i];
      let value = row[column];
      if (value !== value) {
        if (missing >= 0) {
          pointAt[pointCount++] = missing;
          continue;
        }
        value = fill;
      }
      if (scales.length === 0) continue;
      let bin = 0;
      let last = scales.length - 1;
      while (bin < last) {
        const middle = (bin + last + 1) >> 1;
        if (value >= edges[middle]) bin = middle;
        else last = middle - 1;
      }
      const share = (value - edges[bin]) * scales[bin];
      along[lineCount] = share > 0 ? (share < 1 ? share : 1) : 0;
      lineAt[lineCount++] = start + bin * 2 * width;
    }
    for (let i = 0; i < categories.length; i++) {
      const { column, size, start, other } = categories[i];
      const code = row[column];
      if (code >= 0 && code < size) pointAt[pointCount++] = start + Math.trunc(code) * width;
      else if (other >= 0) pointAt[pointCount++] = other;
    }
    for (let j = 0; j < width; j += 4) {
      let a = biases[j];
      let b = biases[j + 1];
      let c = biases[j + 2];
      let d = biases[j + 3];
      for (let i = 0; i < lineCount; i++) {
        const at = lineAt[i] + 2 * j;
        const share = along[i];
        a += lines[at] + share * lines[at + 4];
        b += lines[at + 1] + share * lines[at + 5];
        c += lines[at + 2] + share * lines[at + 6];
        d += lines[at + 3] + share * lines[at + 7];
      }
      for (let i = 0; i < pointCount; i++) {
        const at = pointAt[i] + j;
        a += points[at];
        b += points[at + 1];
        c += points[at + 2];
        d += points[at + 3];
      }
      out[j] = a;
      out[j + 1] = b;
      out[j + 2] = c;
      out[j + 3] = d;
    }
    return out;
  };

  function weightsOf(row: number): number[] {
    return Array.from({ length: width }, (_, j) => (j < units ? kernel[row * units + j] : 0));
  }

  function zeros(): number[] {
    return new Array<number>(width).fill(0);
  }

  /** Where the row starts. */
  function pointOf(row: number[]): number {
    return (pointRows.push(row) - 1) * width;
  }
}
