/** A text with a capital letter at its beginning: what stands inside a sentence as the beginning of one. */
export function capitalize(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
