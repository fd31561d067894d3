import { checkInputs } from '../../../checks/checkInputs';
import { checkNumber } from '../../../checks/checkNumber';
import { isSafeToInspect } from '../../../checks/isSafeToInspect';
import { showValue } from '../../../checks/showValue';
import type { Dataset, Splits } from '../../../data/Dataset';
import { takeRows } from '../../../data/takeRows';
import { checkStreamData } from './checkStreamData';
import type { StreamPart } from './StreamPart';

export interface SplitByClassOptions {
  /** How many parts, of as many classes each, in the order of the classes; or the names or numbers of the classes of each part: [["cat", "dog"], ["car"]]. */
  parts: number | (string | number)[][];
}

const subject = 'continual.splitByClass';

/**
 * A stream in which each part brings classes that were not there before: split MNIST is `splitByClass(kd.mnist(), {parts: 5})`. All parts keep the whole list of classes, so one head of the model
 * has them all from the beginning. Scored over all classes it is class-incremental learning; where the part is told, task-incremental (van de Ven and Tolias 2019, arXiv 1904.07734).
 *
 * @throws TypeError or RangeError for data without train and test rows of classes in memory, a number of parts that does not divide the classes, a class that is unknown, there twice, or without rows.
 * @example
 * ```ts
 * const rows = (count: number) => kd.dataset({ x: Array.from({ length: count }, (_, i) => [i]), y: Array.from({ length: count }, (_, i) => i % 4), classes: 4 });
 * const parts = kd.continual.splitByClass({ train: rows(40), test: rows(20) }, { parts: 2 });
 * parts.map(({ name, train }) => [name, train.y.length]); // [["0, 1", 20], ["2, 3", 20]]
 * ```
 */
export function splitByClass(data: Splits, options: SplitByClassOptions): StreamPart[] {
  checkInputs(subject, options, ['parts']);
  const splits = checkStreamData(subject, data);
  return chooseClasses(splits.train.classes, options.parts).map((own) => {
    const name = own.map((one) => splits.train.classes[one]).join(', ');
    const take = (rows: Dataset, split: string) => {
      const chosen = Int32Array.from(rows.y.keys()).filter((row) => own.includes(rows.y[row]));
      if (chosen.length > 0) return takeRows(rows, chosen, `${rows.name}: ${name}`);
      throw new RangeError(`${subject}: expected ${split} rows of classes ${name}, got none; leave these classes out`);
    };
    const { validation } = splits;
    return {
      name,
      train: take(splits.train, 'train'),
      ...(validation && { validation: take(validation, 'validation') }),
      test: take(splits.test, 'test')
    };
  });
}

function chooseClasses(classes: readonly string[], parts: unknown): number[][] {
  if (typeof parts === 'number') {
    const count = checkNumber(subject, 'parts', parts, { integer: true, atLeast: 1, atMost: classes.length });
    const each = classes.length / count;
    if (Number.isInteger(each))
      return Array.from({ length: count }, (_, part) => Array.from({ length: each }, (_, i) => part * each + i));
    throw new RangeError(
      `${subject}: expected a number of parts that divides ${classes.length} classes, got ${parts}; list the classes of each part`
    );
  }
  const lists = isList(parts) ? Array.from(parts) : [];
  if (lists.length === 0 || !lists.every((list) => isList(list) && list.length > 0))
    throw new TypeError(
      `${subject}: expected parts to be a number or a list of classes for each, got ${showValue(parts)}; give 5 or [["cat", "dog"], ["car"]]`
    );
  const used = new Set<number>();
  return (lists as unknown[][]).map((list) =>
    Array.from(list, (one) => {
      const found = typeof one === 'number' ? one : classes.indexOf(one as string);
      if (!Number.isInteger(found) || !(found in classes) || used.has(found))
        throw new RangeError(
          `${subject}: expected each class once, among ${classes.map(showValue).slice(0, 12).join(', ')}, got ${showValue(one)}; give its name or number`
        );
      used.add(found);
      return found;
    })
  );
}

function isList(value: unknown): value is unknown[] {
  return isSafeToInspect(value) && Array.isArray(value);
}
