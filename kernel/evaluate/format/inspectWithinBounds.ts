import type { InspectOptions } from 'node:util';
import { inspect } from 'node:util';
import { readProperty } from '../values/readProperty';

const most = 20_000;
const base = { colors: false, breakLength: 100 } as const;

/** From roomy to tight; the first in which the value fits is used. */
const rooms: InspectOptions[] = [
  { depth: 4, maxArrayLength: 100, maxStringLength: 10_000 },
  { depth: 2, maxArrayLength: 100, maxStringLength: 1000 },
  { depth: 1, maxArrayLength: 50, maxStringLength: 200 },
  { depth: 0, maxArrayLength: 50, maxStringLength: 200 }
];

/** A value as Node inspects it, with less depth where it would be too long, and never in more time than a short text takes. */
export function inspectWithinBounds(value: unknown, options: InspectOptions = {}): string {
  for (const room of rooms) {
    const budget = createBudget();
    try {
      return inspect(value, { ...base, ...room, ...options, stylize: budget.take } as InspectOptions);
    } catch (error) {
      // An inspector of the value's own has failed, and not for want of room.
      if (!budget.isSpent()) throw error;
    }
  }
  return inspectFirstKeys(value as object);
}

/** Node gives every name and simple value that it writes to `stylize`: the one place where it can be stopped. */
function createBudget() {
  let left = most;
  return {
    take(text: string): string {
      left -= text.length;
      if (left < 0) throw new RangeError('the text is long enough');
      return text;
    },
    isSpent: () => left < 0
  };
}

const shownKeys = 100;

/** An object whose keys alone are too many. */
function inspectFirstKeys(value: object): string {
  const keys = Reflect.ownKeys(value);
  const first: Record<PropertyKey, unknown> = {};
  for (const key of keys.slice(0, shownKeys)) {
    const property = Object.getOwnPropertyDescriptor(value, key);
    if (property?.enumerable) Object.defineProperty(first, key, property);
  }
  const name = readProperty(readProperty(value, 'constructor'), 'name');
  const head = typeof name === 'string' && name !== '' && name !== 'Object' ? `${name} ` : '';
  const text = inspect(first, { ...base, depth: 0, maxArrayLength: 20, maxStringLength: 100 });
  const more = keys.length - shownKeys;
  return head + (more > 0 ? text.replace(/\s*\}$/, `,\n  … ${more} more properties\n}`) : text);
}
