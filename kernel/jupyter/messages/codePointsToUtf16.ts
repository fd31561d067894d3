/** Jupyter counts a cursor in code points, TypeScript in UTF-16 units. */
export function codePointsToUtf16(code: string, codePoints: number): number {
  let units = 0;
  let seen = 0;
  for (const character of code) {
    if (seen++ >= codePoints) break;
    units += character.length;
  }
  return units;
}
