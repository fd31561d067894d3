import { expect } from 'vitest';

/** Arrays of numbers with equal bytes are equal. One by one, as `toEqual` looks at numbers, a million of them takes seconds; where bytes differ it still does. */
export function equalBytes(a: unknown, b: unknown): true | undefined {
  if (!ArrayBuffer.isView(a) || !ArrayBuffer.isView(b) || a.constructor !== b.constructor) return undefined;
  return bytesOf(a).equals(bytesOf(b)) || undefined;
}

function bytesOf({ buffer, byteOffset, byteLength }: ArrayBufferView): Buffer {
  return Buffer.from(buffer, byteOffset, byteLength);
}

// Here and not in the file that imports this one, which is run anew before each file of tests.
expect.addEqualityTesters([equalBytes]);
