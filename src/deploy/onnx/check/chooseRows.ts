import type { Dataset } from '../../../data/Dataset';
import type { InputColumn, OnnxDraft } from '../graph/OnnxGraph';
import { drawRows } from './drawRows';

/** Rows for each input of a file. */
export interface ChosenRows {
  count: number;
  /** The shape of a row, and all rows, for each input. */
  inputs: { shape: number[]; width: number; values: Float32Array }[];
  /** Which row of the data one of them is; for drawn ones its own number. */
  placeOf(row: number): number;
}

/** Most rows of a dataset, and how many are drawn without one. */
const [mostRows, drawn] = [256, 16];

/** Rows from all of the data, since neighbours are often alike; without data they are drawn. */
export function chooseRows(
  { draft, columns }: { draft: OnnxDraft; columns: (InputColumn[] | null)[] },
  data: Dataset | null
): ChosenRows {
  const count = data ? Math.min(data.y.length, mostRows) : drawn;
  const placeOf = (row: number) => (data ? Math.floor((row * data.y.length) / count) : row);
  const inputs = draft.inputs.map(({ shape }, i) => {
    const width = shape.reduce((a, b) => a * b, 1);
    if (!data) return { shape, width, values: drawRows(count, width, columns[i], i) };
    const values = new Float32Array(count * width);
    for (let row = 0; row < count; row++) {
      const place = placeOf(row);
      values.set(data.x.subarray(place * width, (place + 1) * width), row * width);
    }
    return { shape, width, values };
  });
  return { count, inputs, placeOf };
}
