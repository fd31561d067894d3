/** Writes a row of bytes as numbers from 0 to 1, from a place on. */
export function putPixels(row: Uint8Array, into: Float32Array, at: number): void {
  for (let i = 0; i < row.length; i++) into[at + i] = row[i] / 255;
}
