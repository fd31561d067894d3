/** For a cell in which TypeScript's parser has overflown the stack. */
export function createNestingTooDeepError(): RangeError {
  const error = new RangeError(
    'the cell: expected nesting that TypeScript can follow, got deeper; put parts of it into variables'
  );
  // No line of the cell has run.
  error.stack = '';
  return error;
}

export function isStackOverflow(error: unknown): boolean {
  return error instanceof RangeError && error.message.startsWith('Maximum call stack');
}
