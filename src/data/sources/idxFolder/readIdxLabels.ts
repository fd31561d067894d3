import type { IdxFolderOptions } from './IdxFolderOptions';
import type { IdxSet } from './findPublicIdxSet';
import { readIdxFile } from './readIdxFile';

/** More than any published set has: MNIST8M has 8.1 million. */
const mostRows = 2 ** 24;

/** The labels of a file as they are, and SHA-256 of the file unpacked. */
export async function readIdxLabels(
  place: string,
  file: { folder: string; name: string; pause(): Promise<void> }
): Promise<{ y: Uint8Array; sha256: string }> {
  let y = new Uint8Array();
  const begin = ([rows]: number[]) => {
    if (rows === 0 || rows > mostRows)
      throw new RangeError(`${place}: expected 1 to ${mostRows} labels, got ${rows}; get the file again`);
    y = new Uint8Array(rows);
    return (bytes: Uint8Array, from: number) => y.set(bytes, from);
  };
  const sha256 = await readIdxFile(place, { ...file, dimensions: 1, begin });
  return { y, sha256 };
}

/** Labels that begin at 1 are told from labels without a 0 by the number of classes, if that is known. */
export function classesOfLabels(
  labels: readonly Uint8Array[],
  set: IdxSet | undefined,
  options: IdxFolderOptions
): { classes: readonly string[]; firstLabel: number } {
  let [least, most] = [255, 0];
  for (const part of labels)
    for (const label of part) {
      if (label < least) least = label;
      if (label > most) most = label;
    }
  const names = options.classes ?? set?.classes;
  const found = least === 1 && (names === undefined || most === names.length) ? 1 : 0;
  const firstLabel = options.firstLabel ?? set?.firstLabel ?? found;
  const count = Math.max(2, most + 1 - firstLabel);
  return { classes: names ?? Array.from({ length: count }, (_, i) => String(i + firstLabel)), firstLabel };
}

/** @throws RangeError for a label that is none of the classes. */
export function classNumbers(place: string, stored: Uint8Array, first: number, classes: readonly string[]): Int32Array {
  const last = first + classes.length - 1;
  const row = stored.findIndex((label) => label < first || label > last);
  if (row >= 0)
    throw new RangeError(
      `${place}: expected labels from ${first} to ${last}, got ${stored[row]} in row ${row}; give {classes} with a name for each, and {firstLabel} if they do not begin at ${first}`
    );
  return Int32Array.from(stored, (label) => label - first);
}
