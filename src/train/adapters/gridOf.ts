/** The square grid that so many tokens are of, and whether one token stands before it; null where they are of none. */
export function gridOf(tokens: number): { side: number; classToken: boolean } | null {
  for (const classToken of [false, true]) {
    const side = Math.sqrt(tokens - Number(classToken));
    if (side >= 1 && Number.isInteger(side)) return { side, classToken };
  }
  return null;
}
