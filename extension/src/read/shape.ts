/** Says what is wrong with a value, or null when nothing is. `at` names the value: "scores.rows[2].model". */
export type Shape = (value: unknown, at: string) => string | null;

export const text: Shape = (value, at) => (typeof value === 'string' ? null : wrong(at, 'a text', value));

export const number: Shape = (value, at) => (isDrawable(value) ? null : wrong(at, 'a number', value));

export const positive: Shape = (value, at) =>
  isDrawable(value) && value >= 1e-100 ? null : wrong(at, 'a number above 0', value);

export const count: Shape = (value, at) => (isDrawable(value) && value >= 0 ? null : wrong(at, 'a count, 0 or more', value));

/** Beyond that the span of an axis is infinite, and plotly complains of every point. */
function isDrawable(value: unknown): value is number {
  return typeof value === 'number' && Math.abs(value) <= 1e100;
}

export const boolean: Shape = (value, at) => (typeof value === 'boolean' ? null : wrong(at, 'true or false', value));

export function oneOf(...values: (string | null)[]): Shape {
  return (value, at) =>
    values.some((one) => one === value) ? null : wrong(at, values.map((one) => JSON.stringify(one)).join(' or '), value);
}

export function nullable(shape: Shape): Shape {
  return (value, at) => (value === null ? null : shape(value, at));
}

export function optional(shape: Shape): Shape {
  return (value, at) => (value === undefined ? null : shape(value, at));
}

/**
 * @param most what is drawn one by one has a bound far above what anybody draws: a stranger's file with 100,000 curves would hold up the page.
 */
export function list(shape: Shape, most = Infinity): Shape {
  return (value, at) => {
    if (!Array.isArray(value)) return wrong(at, 'a list', value);
    if (value.length > most) return wrong(at, `at most ${most} entries`, value.length);
    return firstOf(value, (item, i) => shape(item, `${at}[${i}]`));
  };
}

export function object(shapes: { [name: string]: Shape }): Shape {
  return (value, at) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return wrong(at, 'an object', value);
    const fields = new Map(Object.entries(value));
    return firstOf(Object.entries(shapes), ([name, shape]) => shape(fields.get(name), `${at}.${name}`));
  };
}

/** Both, the second only for what passed the first. */
export function and(first: Shape, second: Shape): Shape {
  return (value, at) => first(value, at) ?? second(value, at);
}

export function wrong(at: string, expected: string, value: unknown): string {
  return `${at}: expected ${expected}, got ${shown(value)}`;
}

export function shown(value: unknown): string {
  if (value === undefined) return 'nothing';
  const json = JSON.stringify(value) ?? typeof value;
  return json.length > 60 ? `${json.slice(0, 60)}…` : json;
}

function firstOf<T>(items: readonly T[], check: (item: T, index: number) => string | null): string | null {
  for (let i = 0; i < items.length; i++) {
    const problem = check(items[i], i);
    if (problem) return problem;
  }
  return null;
}
