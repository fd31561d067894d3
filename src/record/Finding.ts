/** A trouble with data or results, found and said, never raised. */
export interface Finding {
  /** Which check, in camelCase: "negativeTransfer". */
  check: string;
  level: 'info' | 'warning' | 'problem';
  value: number | null;
  /** One sentence with the numbers in it. */
  says: string;
  /** What to do about it. */
  hint?: string;
}
