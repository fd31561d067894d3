import type { ValueCheck } from './ValueCheck';
import { describeWrongValue } from './describeWrongValue';

export function nullable(check: ValueCheck): ValueCheck {
  return (value, at) => (value === null ? null : check(value, at));
}

export function optional(check: ValueCheck): ValueCheck {
  return (value, at) => (value === undefined ? null : check(value, at));
}

/** If no check fits, the complaint is that of the last one. */
export function either(...checks: readonly ValueCheck[]): ValueCheck {
  return (value, at) => {
    const problems = checks.map((check) => check(value, at));
    return problems.includes(null) ? null : problems[problems.length - 1];
  };
}

/**
 * @param most the bound for things that are drawn one by one, far above what anybody draws: a foreign file with 100,000 curves would block the page.
 */
export function list(check: ValueCheck, most = Infinity): ValueCheck {
  return (value, at) => {
    if (!Array.isArray(value)) return describeWrongValue(at, 'a list', value);
    if (value.length > most) return describeWrongValue(at, `at most ${most} entries`, value.length);
    return firstOf(value, (item, i) => check(item, `${at}[${i}]`));
  };
}

/** A list with one check for each place. */
export function tuple(...checks: readonly ValueCheck[]): ValueCheck {
  return (value, at) => {
    if (!Array.isArray(value)) return describeWrongValue(at, 'a list', value);
    if (value.length !== checks.length) return describeWrongValue(at, `${checks.length} entries`, value.length);
    return firstOf(checks, (check, i) => check(value[i], `${at}[${i}]`));
  };
}

/** Values by name, whatever the names are. */
export function map(check: ValueCheck, most = Infinity): ValueCheck {
  return (value, at) => {
    if (!isObject(value)) return describeWrongValue(at, 'an object', value);
    const fields = Object.entries(value);
    if (fields.length > most) return describeWrongValue(at, `at most ${most} entries`, fields.length);
    return firstOf(fields, ([name, item]) => check(item, `${at}.${name}`));
  };
}

/** Unknown fields are allowed: a later version has more of them. */
export function object(checks: { readonly [name: string]: ValueCheck }): ValueCheck {
  return (value, at) => {
    if (!isObject(value)) return describeWrongValue(at, 'an object', value);
    const fields = new Map(Object.entries(value));
    return firstOf(Object.entries(checks), ([name, check]) => check(fields.get(name), `${at}.${name}`));
  };
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function firstOf<T>(items: readonly T[], check: (item: T, index: number) => string | null): string | null {
  for (let i = 0; i < items.length; i++) {
    const problem = check(items[i], i);
    if (problem) return problem;
  }
  return null;
}
