/** How many code points come before a UTF-16 offset: Jupyter counts a cursor in those. */
export function utf16ToCodePoints(code: string, units: number): number {
  return [...code.slice(0, units)].length;
}
