import type { TabularEncoding } from './TabularEncoding';

/** The number of network inputs that an encoding makes from a row. */
export function encodedWidth({ numbers, categories }: TabularEncoding): number {
  let width = 0;
  for (const { edges, missing } of numbers) width += edges.length - 1 + Number(missing);
  for (const { size, missing, dimension } of categories) width += dimension || size + Number(missing);
  return width;
}

/**
 * Raw rows as inputs of a network, row after row. Inputs that a trainable row of a category gives are 0; see `computeCategoryEmbeddingIndices`.
 *
 * Piecewise-linear encoding: Gorishniy, Rubachev & Babenko 2022, "On Embeddings for Numerical Features in Tabular Deep Learning",
 * arXiv 2203.05556.
 *
 * @param x [rows, columns]; NaN is missing.
 * @returns [rows, encodedWidth]
 */
export function encodeRows(encoding: TabularEncoding, x: ArrayLike<number>): Float32Array {
  const { columns } = encoding;
  const width = encodedWidth(encoding);
  const rows = x.length / columns;
  const out = new Float32Array(rows * width);
  let offset = 0;
  for (const { column, edges, missing, fill } of encoding.numbers) {
    const bins = edges.length - 1;
    for (let row = 0; row < rows; row++) {
      const value = x[row * columns + column];
      const start = row * width + offset;
      if (missing && Number.isNaN(value)) out[start + bins] = 1;
      else encodeNumber(edges, Number.isNaN(value) ? fill : value, out, start);
    }
    offset += bins + Number(missing);
  }
  for (const { column, size, missing, dimension } of encoding.categories) {
    for (let row = 0; !dimension && row < rows; row++) {
      const code = codeOf(x[row * columns + column], size);
      if (code < size || missing) out[row * width + offset + code] = 1;
    }
    offset += dimension || size + Number(missing);
  }
  return out;
}

/** The index of a category; a missing or unknown one comes after the last. */
export function codeOf(value: number, size: number): number {
  return value >= 0 && value < size ? Math.trunc(value) : size;
}

function encodeNumber(edges: number[], value: number, out: Float32Array, start: number): void {
  const bins = edges.length - 1;
  let bin = 0;
  while (bin < bins && value >= edges[bin + 1]) out[start + bin++] = 1;
  if (bin < bins && value > edges[bin]) out[start + bin] = (value - edges[bin]) / (edges[bin + 1] - edges[bin]);
}
