import { showValue } from '../../../checks/showValue';
import { kindOfPickled, pickledText, type Pickled, type PickledDict } from '../pickle/Pickled';
import { readPickle } from '../pickle/readPickle';
import { cifarBytes, type CifarBatch } from './CifarBatch';

/**
 * Pictures of the Python version: a pickled dictionary with `data`, an array of bytes [rows, 3072], and `labels`, or `fine_labels` and `coarse_labels`.
 *
 * @param keys where the labels are, by how many classes there are: {10: "labels"}.
 * @throws Error or RangeError for another content, or a file that is not whole.
 */
export function readPythonBatch(
  place: string,
  bytes: Uint8Array,
  keys: { readonly [classes: number]: string },
  fix: string
): CifarBatch {
  const dict = readDict(place, bytes, fix);
  const data = entry(place, dict, 'data', fix);
  if (typeof data !== 'object' || data?.kind !== 'array' || data.bytes === null)
    throw new RangeError(`${place}: expected data to be an array of bytes, got ${kindOfPickled(data)}; ${fix}`);
  const { shape, isFortran, bytes: pixels } = data;
  const [rows, width] = shape;
  if (shape.length !== 2 || width !== cifarBytes || rows === 0)
    throw new RangeError(`${place}: expected data of shape [rows, ${cifarBytes}], got ${kindOfPickled(data)}; ${fix}`);
  const labels = Object.fromEntries(
    Object.entries(keys).map(([classes, key]) => [classes, labelsOf(place, dict, { key, rows }, fix)])
  );
  const pixelsOf = isFortran
    ? (row: number) => Uint8Array.from({ length: width }, (_, column) => pixels[column * rows + row])
    : (row: number) => pixels.subarray(row * width, (row + 1) * width);
  return { rows, labels, pixels: pixelsOf };
}

/** Names of classes in a file of the Python version: a pickled dictionary with a list of texts. */
export function readPythonNames(place: string, bytes: Uint8Array, key: string, fix: string): string[] {
  const names = entry(place, readDict(place, bytes, fix), key, fix);
  if (typeof names !== 'object' || names?.kind !== 'list')
    throw new RangeError(`${place}: expected ${key} to be a list, got ${kindOfPickled(names)}; ${fix}`);
  return names.items.map((name, i) => {
    if (typeof name !== 'object' || (name?.kind !== 'text' && name?.kind !== 'bytes'))
      throw new RangeError(`${place}: expected texts in ${key}, got ${kindOfPickled(name)} as number ${i}; ${fix}`);
    return pickledText(name);
  });
}

function readDict(place: string, bytes: Uint8Array, fix: string): PickledDict {
  const dict = readPickle(place, bytes, fix);
  if (typeof dict === 'object' && dict?.kind === 'dict') return dict;
  throw new RangeError(`${place}: expected a dictionary, got ${kindOfPickled(dict)}; ${fix}`);
}

function entry(place: string, { entries }: PickledDict, key: string, fix: string): Pickled {
  const value = entries.get(key);
  if (value !== undefined) return value;
  const found = [...entries.keys()].slice(0, 8).map(showValue).join(', ') || 'none';
  throw new RangeError(`${place}: expected an entry ${JSON.stringify(key)}, got ${found}; ${fix}`);
}

function labelsOf(place: string, dict: PickledDict, { key, rows }: { key: string; rows: number }, fix: string): Int32Array {
  const list = entry(place, dict, key, fix);
  if (typeof list !== 'object' || (list?.kind !== 'list' && list?.kind !== 'tuple') || list.items.length !== rows)
    throw new RangeError(
      `${place}: expected ${key} to be a list of ${rows} whole numbers, one for each picture, got ${kindOfPickled(list)}; ${fix}`
    );
  return Int32Array.from(list.items, (label, row) => {
    if (typeof label === 'number') return label;
    throw new RangeError(`${place}: expected whole numbers in ${key}, got ${kindOfPickled(label)} in row ${row}; ${fix}`);
  });
}
