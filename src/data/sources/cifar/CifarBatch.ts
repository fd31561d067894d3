/** Pixels of a picture: red, green, blue. */
export const cifarBytes = 3 * 32 * 32;

/** A file of pictures. */
export interface CifarBatch {
  rows: number;
  /** By how many classes there are: of 10, or of 100 and of 20 superclasses. */
  labels: { [classes: number]: Int32Array };
  /** The bytes of a picture: all red, all green, all blue. */
  pixels(row: number): Uint8Array;
}

/** @throws RangeError for a label that is none of the classes. */
export function checkCifarLabels(place: string, labels: CifarBatch['labels'], fix: string): void {
  for (const [classes, own] of Object.entries(labels)) {
    const row = own.findIndex((label) => label < 0 || label >= Number(classes));
    if (row >= 0)
      throw new RangeError(`${place}: expected labels from 0 to ${Number(classes) - 1}, got ${own[row]} in row ${row}; ${fix}`);
  }
}
