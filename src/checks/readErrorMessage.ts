/** What an error says. Anything can be thrown, also what cannot be read. */
export function readErrorMessage(error: unknown): string {
  try {
    return error instanceof Error ? String(error.message) : String(error);
  } catch {
    return 'an error that cannot be read';
  }
}
