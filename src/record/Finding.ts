/** A problem with data or results. It is reported, never thrown. */
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
