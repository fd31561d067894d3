/** Where a value is within another one: the keys on the way to it. */
export type ValuePath = (string | number)[];

/** Of a long list the first two and the last: they are all alike. */
export function valuePaths(value: unknown, at: ValuePath = []): ValuePath[] {
  if (typeof value !== 'object' || value === null) return [at];
  const entries = Object.entries(value).filter(
    ([key]) => !Array.isArray(value) || [0, 1, value.length - 1].includes(Number(key))
  );
  return [...(at.length ? [at] : []), ...entries.flatMap(([key, inner]) => valuePaths(inner, [...at, key]))];
}

export function withValue(whole: unknown, [key, ...rest]: ValuePath, value: unknown): unknown {
  if (key === undefined) return value;
  const copy = (Array.isArray(whole) ? [...whole] : { ...(whole as object) }) as { [key: string]: unknown };
  copy[key] = withValue(copy[key], rest, value);
  return copy;
}
