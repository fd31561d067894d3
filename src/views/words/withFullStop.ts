/** A text with exactly one full stop at its end, whether it already had one or not. */
export function withFullStop(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}
