import type { Npz } from '../npz/openNpz';
import type { NpyHeader } from '../npz/parseNpyHeader';
import type { TakeNumbers } from '../npz/createNumberDecoder';

export interface ReadSplit {
  x: Float32Array;
  /** Of one row. */
  shape: number[];
  y: Int32Array;
}

export interface Wanted {
  /** Accept only volumes. */
  is3d: boolean;
  /** The shape that rows must have. */
  like?: number[];
}

/** Images and labels of one split, "train", "val" or "test"; their numbers are written directly to their final place. */
export async function readMedMnistSplit(npz: Npz, split: string, wanted: Wanted): Promise<ReadSplit> {
  let y = new Int32Array();
  await npz.read(`${split}_labels`, (header, place) => {
    y = new Int32Array(countOf(header, place));
    return takeLabels(y, place);
  });
  let [x, shape]: [Float32Array, number[]] = [new Float32Array(), []];
  await npz.read(`${split}_images`, (header, place) => {
    shape = rowShape(header, place, wanted);
    const rows = header.shape[0];
    if (rows !== y.length)
      throw new RangeError(
        `${place}: expected ${y.length} images, one for each label in "${split}_labels", got ${rows}; give one label for each image`
      );
    x = new Float32Array(rows * shape.reduce((a, b) => a * b, 1));
    return (bytes, from) => {
      for (let i = 0; i < bytes.length; i++) x[from + i] = bytes[i] / 255;
    };
  });
  return { x, shape, y };
}

function countOf({ shape }: NpyHeader, place: string): number {
  const [rows, columns = 1, ...more] = shape;
  if (shape.length === 0 || more.length > 0 || columns !== 1) {
    const several = shape.length === 2 ? ' (several labels per row, as in ChestMNIST)' : '';
    throw new RangeError(
      `${place}: expected one label per row, [rows, 1], got the shape [${shape.join(', ')}]${several}; save one column of it`
    );
  }
  if (rows === 0) throw new RangeError(`${place}: expected at least one row, got none; write the file again`);
  return rows;
}

function takeLabels(y: Int32Array, place: string): TakeNumbers {
  return (labels, from) => {
    for (let i = 0; i < labels.length; i++) {
      const label = Number(labels[i]);
      if (!(Number.isInteger(label) && label >= 0 && label < 2 ** 16))
        throw new RangeError(`${place}: expected class numbers from 0, got ${label} in row ${from + i}; number the classes`);
      y[from + i] = label;
    }
  };
}

function rowShape({ type, shape }: NpyHeader, place: string, { is3d, like }: Wanted): number[] {
  if (type !== 'u1')
    throw new TypeError(
      `${place}: expected bytes (uint8), got numbers of type ${type}; save array.astype("uint8") with values from 0 to 255`
    );
  const row = shape.slice(1);
  // Three at the end are colours: no volume is three voxels wide.
  if (row.length === 2 || (row.length === 3 && row[2] !== 3)) row.push(1);
  const fits =
    shape.length >= 3 && row.length <= 4 && row.every((size) => size > 0) && (!is3d || (row.length === 4 && row[3] === 1));
  if (!fits) {
    const expected = is3d ? '[rows, 28, 28, 28]' : '[rows, 28, 28], [rows, 28, 28, 3] or [rows, 28, 28, 28]';
    throw new RangeError(
      `${place}: expected a shape like ${expected}, got [${shape.join(', ')}]; give a file of MedMNIST's layout`
    );
  }
  if (like && String(like) !== String(row))
    throw new RangeError(
      `${place}: expected rows of shape [${like.join(', ')}] as in "train_images", got [${row.join(', ')}]; make them alike`
    );
  return row;
}
