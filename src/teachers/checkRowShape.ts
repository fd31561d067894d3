import type { AnyDataset } from '../data/Dataset';

/**
 * @param nameOf asked only for the error: a model's `info` goes through all its weights.
 * @param takes the shape of one row, null where any size will do; null if it is not known.
 * @throws RangeError unless the teacher takes rows of the data's shape.
 */
export function checkRowShape(
  subject: string,
  nameOf: () => string,
  takes: readonly (number | null)[] | null,
  data: AnyDataset
): void {
  const { shape } = data;
  if (takes === null || (takes.length === shape.length && takes.every((n, i) => n === null || n === shape[i]))) return;
  throw new RangeError(
    `${subject}: expected rows of the shape that "${nameOf()}" takes, [${takes.map((n) => n ?? 'any').join(', ')}], got [${shape.join(', ')}] of data "${data.name}"; give {...data, shape: [...]} if only the shape differs`
  );
}
