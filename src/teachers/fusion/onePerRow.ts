import { checkOptions } from '../../checks/checkOptions';
import { isCallable } from '../../checks/isCallable';
import { showNames } from '../../checks/showNames';
import { showValue } from '../../checks/showValue';
import type { AnyDataset } from '../../data/Dataset';
import type { Fusion } from '../Fusion';

export interface RowFusionOptions {
  /** Stands for what the function does, so that a run can be told from one by another function. */
  key?: string;
}

/**
 * One teacher a row: the row has the logits of the teacher whose name the function gives for its number. All teachers are asked about all rows.
 *
 * @param choose gets the number of the row in the data that are labelled (train, validation, test, a transfer set), from 0, and those data.
 * @throws TypeError for anything but a function; when asked, RangeError for a name of no teacher.
 * @example
 * ```ts
 * const ask = (times: number): kd.LogitsFunction => (rows) => rows.mul(times) as tf.Tensor2D;
 * const by = kd.fusion.onePerRow((row) => (row % 2 === 0 ? 'even' : 'odd'), { key: 'even or odd' });
 * const teacher = kd.fusedTeacher({ even: ask(2), odd: ask(10) }, { by });
 * const data = kd.dataset({ x: [[0, 1], [1, 0]], y: [1, 0], classes: 2 });
 * (await kd.label(teacher, data)).values; // [0, 2, 10, 0]
 * ```
 */
export function onePerRow(choose: (row: number, data: AnyDataset) => string, options: RowFusionOptions = {}): Fusion {
  const subject = 'fusion.onePerRow';
  checkOptions(subject, options, ['key']);
  const { key } = options;
  if (!isCallable(choose))
    throw new TypeError(`${subject}: expected a function of the row, got ${showValue(choose)}; give (row) => "large"`);
  if (key !== undefined && typeof key !== 'string')
    throw new TypeError(`${subject}: expected key to be a text, got ${showValue(key)}; leave it out`);
  return {
    does: `one teacher a row${key === undefined ? '' : `, ${key}`}`,
    fingerprint: key === undefined ? null : `onePerRow\0${key}`,
    byRow: true,
    weights({ names, row, data }) {
      const name: unknown = choose(row!, data!);
      if (names.includes(name as string)) return names.map((one) => Number(one === name));
      throw new RangeError(
        `${subject}: expected the name of a teacher (${showNames(names)}) for row ${row}, got ${showValue(name)}; give one of them`
      );
    }
  };
}
