import { createHash, randomUUID } from 'node:crypto';
import * as tf from '@tensorflow/tfjs';
import { checkOptions } from '../checks/checkOptions';
import { isSafeToInspect } from '../checks/isSafeToInspect';
import { isCallable } from '../checks/isCallable';
import { showValue } from '../checks/showValue';
import type { AnyDataset } from '../data/Dataset';
import { layersOf } from '../models/features/layersOf';
import { getVariableOfWeight } from '../models/features/getVariableOfWeight';
import { checkModelColumns } from '../models/checkModelColumns';
import { readModelClasses } from '../models/readModelClasses';
import { withFeatures } from '../models/features/withFeatures';
import { chooseModelDisplayName } from '../models/chooseModelDisplayName';
import { ours } from './checkedTeacher';
import { findOutputActivation } from './findOutputActivation';
import { computeModelFingerprint } from './computeModelFingerprint';
import { describeModel } from './describeModel';
import type { Teacher } from './Teacher';
import { checkRowsTensor } from './checkRowsTensor';
import { checkedRowsView, type RowsView } from './checkedRowsView';

export interface ModelTeacherOptions {
  /** Default: the model's own name, or that of the notebook's variable if tfjs has made up the name. */
  name?: string;
  /**
   * What the teacher sees of the rows, [batch, …], if it differs from what the student sees: another shape, or several inputs. Default: the
   * rows themselves.
   */
  view?: RowsView;
  /** Names of the classes in the order of the logits. Default: those that the model was last trained on, if `kd.train` or `kd.distill` did it. */
  classes?: readonly string[];
  /** Identifies what the view does, so that a folder can keep the logits for other processes. Without it they are kept in memory. */
  key?: string;
}

/**
 * A tfjs layers model as a teacher. It runs without dropout and is never changed. Its weights are read at each call, so further training
 * takes effect.
 *
 * @throws TypeError for anything but a model, several inputs without a view, more than one output, or an output of probabilities.
 * @example
 * ```ts
 * const model = tf.sequential({ layers: [tf.layers.dense({ units: 3, inputShape: [4] })] });
 * kd.modelTeacher(model, { name: 'one layer' }).classes; // 3
 * const firstFour = kd.modelTeacher(model, { view: (rows) => rows.slice([0, 0], [-1, 4]) }); // of rows with more numbers
 * ```
 */
export function modelTeacher(model: tf.LayersModel, options: ModelTeacherOptions = {}): Teacher {
  checkOptions('modelTeacher', options, ['name', 'view', 'classes', 'key']);
  if (!isSafeToInspect(model) || !(model instanceof tf.LayersModel)) {
    throw new TypeError(
      `modelTeacher: expected a tfjs layers model, got ${showValue(model)}; give tf.sequential, tf.model or functionTeacher(...)`
    );
  }
  const { name = model.name, view, classes, key } = options;
  if (view !== undefined && !isCallable(view))
    throw new TypeError(
      `modelTeacher: expected view to be a function of rows, got ${showValue(view)}; give (rows) => rows.slice(...)`
    );
  if (key !== undefined && typeof key !== 'string')
    throw new TypeError(`modelTeacher: expected key to be a string, got ${showValue(key)}; give one for what the view does`);
  checkOutput(model, name, view !== undefined);
  checkClasses(model, name, classes);
  // A view cannot be hashed, so it gets a key that nothing else has.
  const seen = view && (key ?? randomUUID());
  const look = view ? checkedRowsView(view, model, name) : (rows: tf.Tensor) => rows;
  return ours({
    get info() {
      return describeModel(model, 'tfjs layers', options.name ?? chooseModelDisplayName(model, 'teacher'));
    },
    classes: model.outputs[0].shape[1] as number,
    get classNames() {
      return classes ?? readModelClasses(model);
    },
    inputShape: view ? null : (model.inputs[0].shape.slice(1) as number[]),
    logits: (rows) => {
      checkRowsTensor('logits', rows, view ? null : model.inputs[0].shape.slice(1));
      return tf.tidy(() => model.apply(look(rows), { training: false }) as tf.Tensor2D);
    },
    runsAsGraph: true,
    fingerprint: () =>
      seen
        ? createHash('sha256')
            .update(`${computeModelFingerprint(model)} seen by ${seen}`)
            .digest('hex')
        : computeModelFingerprint(model),
    // A view may put them in order.
    ...(!view && { checkColumns: (data: AnyDataset) => checkModelColumns('teacher', model, data) }),
    variables: () => model.weights.map(getVariableOfWeight),
    layers: () => layersOf(model),
    featuresOf: (names) => {
      const pass = withFeatures(model, names);
      return (rows) => tf.tidy(() => pass(look(rows)).features);
    }
  });
}

function checkClasses({ outputs }: tf.LayersModel, name: string, classes: unknown): void {
  if (classes === undefined) return;
  const units = Math.max(2, outputs[0].shape[1] as number);
  if (Array.isArray(classes) && classes.length === units && classes.every((one) => typeof one === 'string')) return;
  throw new TypeError(
    `modelTeacher: expected classes to be ${units} names for the logits of "${name}", got ${showValue(classes)}; name each class, or leave them out`
  );
}

function checkOutput(model: tf.LayersModel, name: string, hasView: boolean): void {
  const { inputs, outputs } = model;
  if ((inputs.length !== 1 && !hasView) || outputs.length !== 1) {
    const fix = outputs.length === 1 ? 'give a view: (rows) => [one, two]' : 'give its logits as the only output';
    throw new TypeError(
      `modelTeacher: expected "${name}" to have one input and one output, got ${inputs.length} and ${outputs.length}; ${fix}`
    );
  }
  const { shape } = outputs[0];
  if (shape.length !== 2 || shape[1] === null) {
    throw new TypeError(
      `modelTeacher: expected "${name}" to give [batch, classes], got [${shape.map((size) => size ?? 'batch')}]; end it in a flat layer`
    );
  }
  const activation = findOutputActivation(model);
  if (activation) {
    throw new TypeError(
      `modelTeacher: expected "${name}" to end in logits, got a last layer with activation "${activation}"; leave the activation out`
    );
  }
}
