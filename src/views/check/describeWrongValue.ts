import { visible } from '../../checks/showValue';

/** A complaint about a value: "scores.rows[2].model: expected a text, got 7". */
export function describeWrongValue(at: string, expected: string, value: unknown): string {
  return `${at}: expected ${expected}, got ${shown(value)}`;
}

/** A short form of a value from a foreign file. */
export function shown(value: unknown): string {
  if (value === undefined) return 'nothing';
  const json = jsonOf(value) ?? typeof value;
  return visible(json.length > 60 ? `${json.slice(0, 60)}…` : json);
}

function jsonOf(value: unknown): string | undefined {
  try {
    return JSON.stringify(value) as string | undefined;
  } catch {
    return undefined;
  }
}
