import type { AnyDataset } from '../../data/Dataset';
import type { Matrix } from '../../data/Matrix';
import { takeMatrixRows } from '../../data/takeMatrixRows';
import { listKnownRows } from './listKnownRows';
import { takeColumns } from './takeColumns';
import type { TaskOfSeveral } from './TaskOfSeveral';

/** The rows that have all targets of a task, as its own data without x, and a model's outputs of them. Undefined if there are none. */
export function takeTaskRows(
  { head, outputs, targetNames, definition }: TaskOfSeveral,
  rows: AnyDataset,
  given: Matrix
): { outputs: Matrix; rows: AnyDataset } | undefined {
  if (!rows.targets || rows.unlabelled) return undefined;
  const { values, names } = rows.targets;
  const wanted = takeColumns({ rows: rows.y.length, columns: names.length, values }, head.targets);
  const known = listKnownRows(wanted);
  if (known.length === 0) return undefined;
  const width = wanted.columns;
  const own = Float64Array.from(
    { length: known.length * width },
    (_, i) => wanted.values[known[Math.floor(i / width)] * width + (i % width)]
  );
  const columns = takeColumns(given, outputs);
  const taken = takeMatrixRows({ ...columns, values: Float32Array.from(columns.values) }, known);
  const { name } = rows;
  const x = new Float32Array(known.length);
  const common = { name, x, shape: [1] };
  return {
    outputs: taken,
    rows: definition.classes
      ? { ...common, y: Int32Array.from(own), classes: [...definition.classes] }
      : { ...common, y: new Int32Array(known.length), classes: [], targets: { values: own, names: [...targetNames] } }
  };
}
