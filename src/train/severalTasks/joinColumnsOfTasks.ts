import type { Matrix } from '../../data/Matrix';
import type { TaskHead } from '../../models/heads/TaskHead';

/** The outputs of several models of the same form as those of one: for each task those of its own model. */
export function joinColumnsOfTasks(heads: readonly TaskHead[], models: readonly Matrix[]): Matrix {
  const [{ rows, columns }] = models;
  const owners = heads.flatMap(({ units }, task) => Array.from({ length: units }, () => task));
  const values = Float32Array.from({ length: rows * columns }, (_, i) => models[owners[i % columns]].values[i]);
  return { rows, columns, values };
}
