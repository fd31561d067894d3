/** Whether it is an array, or a typed array: what lists of numbers come as. What is in it is not looked at. */
export function isNumberList(value: unknown): value is ArrayLike<number> {
  try {
    return Array.isArray(value) || (ArrayBuffer.isView(value) && 'length' in value);
  } catch {
    // A proxy that is revoked.
    return false;
  }
}
