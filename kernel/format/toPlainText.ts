import { inspect } from 'node:util';

const options = { colors: false, depth: 4, maxArrayLength: 100, maxStringLength: 10_000, breakLength: 100 } as const;
const longest = 100_000;

/** A value as Node inspects it, without colours and bounded. */
export function toPlainText(value: unknown): string {
  let text: string;
  try {
    text = inspect(value, options);
  } catch (error) {
    // A getter or an inspector of the value's own that throws must not fail the cell.
    text = `${Object.prototype.toString.call(value)} (its inspection failed: ${String(error)})`;
  }
  return text.length > longest ? `${text.slice(0, longest)}… ${text.length - longest} more characters` : text;
}
