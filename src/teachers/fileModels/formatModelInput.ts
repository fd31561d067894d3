import { showValue } from '../../checks/showValue';
import type { FileModelInput } from './FileModel';

/** An input as an error names it: `"tokens" int64 [any, 128]`. */
export function formatModelInput({ name, type, shape }: FileModelInput): string {
  return `${showValue(name)} ${type}${shape ? ` ${showShape(shape)}` : ''}`;
}

export function showShape(shape: readonly (number | null)[]): string {
  return `[${shape.map((size) => size ?? 'any').join(', ')}]`;
}
