/** The square grid that a number of tokens forms, and whether a class token comes before it; null if it forms none. */
export function findTokenGrid(tokens: number): { side: number; classToken: boolean } | null {
  for (const classToken of [false, true]) {
    const side = Math.sqrt(tokens - Number(classToken));
    if (side >= 1 && Number.isInteger(side)) return { side, classToken };
  }
  return null;
}
