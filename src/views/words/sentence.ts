/** A text with one full stop at its end, whether it came with one or not. */
export function sentence(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}
