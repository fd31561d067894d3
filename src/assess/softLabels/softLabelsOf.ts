import { checkInputs } from '../../checks/checkInputs';
import { checkNumber } from '../../checks/checkNumber';
import { hasSafelyReadableMembers } from '../../checks/hasSafelyReadableMembers';
import { checkSplitName } from '../../checks/checkSplitName';
import { showValue } from '../../checks/showValue';
import { checkDataset } from '../../data/checkDataset';
import { checkLabelled } from '../../data/checkLabelled';
import type { Dataset } from '../../data/Dataset';
import type { Matrix } from '../../data/Matrix';
import { registerSamplesIfPermitted, checkSamplePermission, type SampleLeave } from '../samples/registerSamplesIfPermitted';
import { computeSoftLabelsRecord, withStudentLogits } from './computeSoftLabelsRecord';
import { makeDisplayable } from '../../views/bundle/makeDisplayable';
import { computeSoftLabelsView } from '../../views/softLabels/computeSoftLabelsView';
import { titleOrDefault } from '../../views/words/titleOrDefault';
import type { SoftLabelsView } from '../../views/View';

export interface SoftLabelsOfOptions extends SampleLeave {
  /** The soft labels to show: the result of `kd.label` or of a teacher's `predict` for the rows of `data`. */
  teacher: Matrix;
  data: Dataset;
  /** A student's logits for the same rows, shown beside them. */
  student?: Matrix;
  /** Which rows these are. Default "train". */
  split?: 'train' | 'validation' | 'test';
  /** Where the slider starts. Default 1. */
  temperature?: number;
  /** Default: the name of the data. */
  title?: string;
}

/**
 * The soft labels from any logits, without a run: what a student would learn. As a cell's last value it shows itself, with a slider
 * for the temperature in JupyterLab, and with `real: true` the row that an example is, a picture or its values.
 *
 * @throws TypeError or RangeError for an unknown option, a bad dataset, or logits with a different number of rows.
 * @example
 * ```ts
 * const data = kd.dataset({ x: [[0], [1]], y: [0, 1], classes: ['no', 'yes'] });
 * const logits = await kd.label((rows) => rows.mul(3), data);
 * kd.softLabelsOf({ teacher: logits, data, title: 'three times' }).says;
 * ```
 */
export function softLabelsOf(options: SoftLabelsOfOptions): SoftLabelsView {
  checkInputs('softLabelsOf', options, ['teacher', 'data', 'student', 'split', 'temperature', 'title', 'real']);
  const { teacher, data, student, split = 'train', temperature = 1, real } = options;
  checkDataset(data, 'softLabelsOf: data');
  checkLabelled(data, 'softLabelsOf: data');
  checkSplitName('softLabelsOf', split);
  const title = titleOrDefault('softLabelsOf', options, data.name);
  checkSamplePermission('softLabelsOf', real, data);
  checkNumber('softLabelsOf', 'temperature', temperature, { above: 0 });
  for (const [name, logits] of Object.entries({ teacher, ...(student && { student }) })) checkLogits(name, logits, data.y.length);
  const labels = computeSoftLabelsRecord({ split, teacher, data, temperature });
  const softLabels = student ? withStudentLogits(labels, student, temperature) : labels;
  const view = computeSoftLabelsView({ title, softLabels, data }) as SoftLabelsView;
  return makeDisplayable({ ...view, ...registerSamplesIfPermitted({ data, labels: data.y, models: [] }, real) });
}

function checkLogits(name: string, logits: unknown, expected: number): void {
  const { rows, columns, values } = (
    hasSafelyReadableMembers(logits, ['rows', 'columns', 'values']) ? logits : {}
  ) as Partial<Matrix>;
  if (rows !== expected)
    throw new RangeError(
      `softLabelsOf: expected ${name} logits of the ${expected} rows of the data, got ${showValue(rows)}; label these very rows`
    );
  const isNumbers = values instanceof Float32Array || (values as unknown) instanceof Float64Array;
  if (!Number.isInteger(columns) || !isNumbers || values!.length !== rows * columns!)
    throw new TypeError(
      `softLabelsOf: expected ${name} logits as {rows, columns, values}, got ${showValue(columns)} columns and ${showValue(values)}; give what kd.label returns`
    );
}
