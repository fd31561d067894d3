/** A type of an earlier cell by its name alone, and not with the file that the compiler has it from. */
export function hideCellFiles(text: string): string {
  return text.replace(/import\("[^"]*__stillroom_\w+"\)\./g, '');
}
