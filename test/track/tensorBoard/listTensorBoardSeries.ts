import type { EventFolder } from './readEventFiles';

/** The series of a run as TensorBoard reads them, by model. */
export function listTensorBoardSeries(
  read: { [path: string]: EventFolder },
  run: string
): { [model: string]: EventFolder['scalars'] } {
  const models = Object.keys(read).filter((path) => path.startsWith(`${run}/`));
  return Object.fromEntries(models.map((path) => [path.slice(run.length + 1), read[path].scalars]));
}
