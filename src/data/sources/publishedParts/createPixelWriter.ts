/** Rows that are wanted, by their rising numbers in a file, and the numbers of them. */
export interface WantedRows {
  rows: Int32Array;
  x: Float32Array;
}

/**
 * A function that takes the bytes of a file's rows in their order, cut anywhere, and puts those of wanted rows, divided by 255, into x.
 *
 * @param places where in its row each byte of a row of the file belongs.
 */
export function createPixelWriter(wanted: readonly WantedRows[], places: Int32Array): (bytes: Uint8Array, from: number) => void {
  const width = places.length;
  const next = wanted.map(() => 0);
  return (bytes, from) => {
    for (let at = 0; at < bytes.length;) {
      const row = Math.floor((from + at) / width);
      const column = from + at - row * width;
      const end = Math.min(bytes.length, at + width - column);
      wanted.forEach(({ rows, x }, part) => {
        if (rows[next[part]] !== row) return;
        const start = next[part] * width;
        for (let i = at; i < end; i++) x[start + places[column + i - at]] = bytes[i] / 255;
        if (column + end - at === width) next[part]++;
      });
      at = end;
    }
  };
}
