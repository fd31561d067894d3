import { types } from 'node:util';

const fewest = 20;
const fewestInArray = 101;

/** "minimum 0, mean 0.131, maximum 1, 3 NaN" of a long array of numbers; undefined for a short one and for all other values. */
export function formatNumberStatistics(value: unknown): string | undefined {
  if (!isNumbers(value)) return undefined;
  let [sum, count, minimum, maximum] = [0, 0, Infinity, -Infinity];
  const length = value.length;
  for (let i = 0; i < length; i++) {
    const number = value[i];
    if (typeof number !== 'number') return undefined;
    if (number !== number) continue;
    count++;
    sum += number;
    if (number < minimum) minimum = number;
    if (number > maximum) maximum = number;
  }
  const missing = length - count;
  const parts = count > 0 ? [`minimum ${rounded(minimum)}`, `mean ${rounded(sum / count)}`, `maximum ${rounded(maximum)}`] : [];
  return [...parts, ...(missing > 0 ? [`${missing} NaN`] : [])].join(', ');
}

function isNumbers(value: unknown): value is ArrayLike<unknown> {
  if (types.isProxy(value)) return false;
  if (Array.isArray(value)) return value.length >= fewestInArray && typeof value[0] === 'number';
  return types.isTypedArray(value) && !Buffer.isBuffer(value) && value.length > fewest && typeof value[0] === 'number';
}

function rounded(value: number): number {
  if (Number.isInteger(value)) return value;
  return Number(Math.abs(value) < 1e5 ? value.toPrecision(6) : value.toFixed(1));
}
