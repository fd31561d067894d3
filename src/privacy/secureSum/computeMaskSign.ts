/** Of two clients the one that stands first adds their mask, the other takes it away. */
export function computeMaskSign(own: number, other: number): 1 | -1 {
  return own < other ? 1 : -1;
}
