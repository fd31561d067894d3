import type { DataType } from '@tensorflow/tfjs';
import { formatShortNumber } from './formatShortNumber';

/** How many entries are shown of the last dimension, of the one before, and of each other. */
const [mostColumns, mostRows, mostBlocks] = [10, 8, 2];
const longestString = 40;

/** The first values of a tensor as nested rows, as they would be typed; with the number of values left out. */
export function formatTensorRows(values: ArrayLike<number | string>, shape: readonly number[], dtype: DataType): string {
  const word = (place: number) => oneValue(values, place, dtype);
  if (shape.length === 0) return word(0);
  const sizes = shape.map((_, dimension) => shape.slice(dimension + 1).reduce((a, b) => a * b, 1));
  const limits = shape.map((_, dimension) => [mostColumns, mostRows][shape.length - 1 - dimension] ?? mostBlocks);
  return block(0, 0);

  function block(start: number, dimension: number): string {
    const shown = Math.min(shape[dimension], limits[dimension]);
    const isLast = dimension === shape.length - 1;
    const parts = Array.from({ length: shown }, (_, i) => {
      const place = start + i * sizes[dimension];
      return isLast ? word(place) : block(place, dimension + 1);
    });
    const more = shape[dimension] - shown;
    if (more > 0) parts.push(`… ${more} more`);
    return `[${parts.join(isLast ? ', ' : `,\n${' '.repeat(dimension + 1)}`)}]`;
  }
}

function oneValue(values: ArrayLike<number | string>, place: number, dtype: DataType): string {
  if (dtype === 'complex64') {
    const [real, imaginary] = [
      formatShortNumber(values[2 * place] as number),
      formatShortNumber(values[2 * place + 1] as number)
    ];
    return `${real} ${imaginary.startsWith('-') ? '-' : '+'} ${imaginary.replace('-', '')}i`;
  }
  const value = values[place];
  if (dtype === 'bool') return value ? 'true' : 'false';
  if (typeof value === 'number') return formatShortNumber(value);
  return JSON.stringify(value.length > longestString ? `${value.slice(0, longestString - 1)}…` : value);
}
