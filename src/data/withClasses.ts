import { isSafeToInspect } from '../checks/isSafeToInspect';
import { checkOptions } from '../checks/checkOptions';
import { hasSafelyReadableMembers } from '../checks/hasSafelyReadableMembers';
import { showNames } from '../checks/showNames';
import { showValue } from '../checks/showValue';
import { checkAnyDataset } from './checkDataset';
import type { AnyDataset, Splits } from './Dataset';

export interface WithClassesOptions {
  /** New names by old ones, before the order is looked at: `{rename: {ok: 'good'}}`. Default: names stay. */
  rename?: { [name: string]: string };
}

/**
 * The same rows with their classes in another order, so that class numbers mean what they mean for a teacher or another dataset. Each row
 * keeps its class by name. The list may have classes without rows; a class of the data that has rows must be in it.
 *
 * @param data a dataset, or splits: then each part.
 * @param classes all class names in the wanted order: `teacher.classNames`, `train.classes`.
 * @throws TypeError or RangeError for a bad dataset, a name given twice, or a class with rows that is not in the list.
 * @example
 * ```ts
 * const data = kd.dataset({ x: [[1], [2], [3]], y: [0, 1, 1], classes: ['bad', 'good'] });
 * kd.withClasses(data, ['good', 'bad']).y; // Int32Array [1, 0, 0]
 * kd.withClasses(data, ['no', 'yes'], { rename: { bad: 'no', good: 'yes' } }).y; // Int32Array [0, 1, 1]
 * ```
 */
export function withClasses<Data extends AnyDataset | Splits<AnyDataset>>(
  data: Data,
  classes: readonly string[],
  options: WithClassesOptions = {}
): Data {
  checkOptions('withClasses', options, ['rename']);
  checkNames(classes);
  if (!hasSafelyReadableMembers(data, ['train']) || !('train' in data))
    return turned('withClasses', data as unknown as AnyDataset, classes, options) as Data;
  const splits = (['train', 'validation', 'test'] as const).flatMap((name) => {
    const part = (data as Splits<AnyDataset>)[name];
    return part ? [[name, turned(`withClasses: ${name}`, part, classes, options)]] : [];
  });
  return { ...data, ...Object.fromEntries(splits) };
}

function turned(subject: string, data: AnyDataset, classes: readonly string[], { rename = {} }: WithClassesOptions): AnyDataset {
  checkAnyDataset(data, subject);
  const names = renamed(data.classes, rename);
  const places = names.map((name) => classes.indexOf(name));
  const lost = data.unlabelled ? -1 : data.y.findIndex((label) => places[label] < 0);
  if (lost >= 0)
    throw new RangeError(
      `${subject}: expected ${showValue(names[data.y[lost]])} among the classes, as in row ${lost}, got ${showNames(classes)}; add it, rename it, or leave out its rows`
    );
  const y = data.unlabelled ? data.y : data.y.map((label) => places[label]);
  const { findings } = data as { findings?: { check: string }[] };
  // Without the display and the finding that name the old order.
  return {
    ...data,
    y,
    classes: [...classes],
    // They have the old numbers.
    known: undefined,
    ...(findings && { findings: findings.filter(({ check }) => check !== 'positiveClass') })
  };
}

function checkNames(classes: unknown): asserts classes is readonly string[] {
  const fits =
    isSafeToInspect(classes) &&
    Array.isArray(classes) &&
    classes.length >= 2 &&
    classes.every((name) => typeof name === 'string');
  if (fits && new Set(classes).size === classes.length) return;
  throw new TypeError(
    `withClasses: expected classes to be two or more names, each once, got ${showValue(classes)}; give them in the wanted order`
  );
}

function renamed(classes: readonly string[], rename: unknown): string[] {
  const isMap = typeof rename === 'object' && rename !== null && Object.values(rename).every((name) => typeof name === 'string');
  if (!isMap)
    throw new TypeError(
      `withClasses: expected rename to be new names by old ones, got ${showValue(rename)}; give {rename: {ok: 'good'}}`
    );
  const map = rename as { [name: string]: string };
  const unknown = Object.keys(map).find((name) => !classes.includes(name));
  if (unknown !== undefined)
    throw new RangeError(
      `withClasses: expected rename to name classes of the data, ${showNames(classes)}, got ${showValue(unknown)}; correct it`
    );
  const names = classes.map((name) => (Object.hasOwn(map, name) ? map[name] : name));
  if (new Set(names).size < names.length)
    throw new RangeError(`withClasses: expected new names that differ, got ${showNames(names)}; give each class its own`);
  return names;
}
