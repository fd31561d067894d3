/** Smaller ones are not worth the call, and may share their memory with others. */
const fewest = 2 ** 15;

/**
 * Frees the memory of arrays that nobody uses any more. The collector would do so only when there is much of it, and hardly looks at what lies outside its heap.
 * They are moved to a message that nobody gets.
 */
export function freeArrays(...arrays: readonly (ArrayBufferView & { buffer: ArrayBufferLike })[]): void {
  const transfer = arrays.flatMap(({ buffer }) => (buffer instanceof ArrayBuffer && buffer.byteLength >= fewest ? [buffer] : []));
  if (transfer.length > 0) structuredClone(null, { transfer });
}
