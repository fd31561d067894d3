import * as tf from '@tensorflow/tfjs';
import { checkOptions } from '../checks/checkOptions';
import { show } from '../checks/show';
import { endsInActivation } from './endsInActivation';
import { fingerprint } from './fingerprint';
import { modelInfo } from './modelInfo';
import type { Teacher } from './Teacher';

export interface ModelTeacherOptions {
  /** Default: the model's own name. */
  name?: string;
}

/**
 * A tfjs layers model as a teacher. It is asked without dropout and never changed; what it knows is read when it is asked, so
 * training it further is seen.
 *
 * @throws TypeError for another thing than a model, more than one input or output, or an output of probabilities.
 * @example
 * ```ts
 * const model = tf.sequential({ layers: [tf.layers.dense({ units: 3, inputShape: [4] })] });
 * kd.modelTeacher(model, { name: 'one layer' }).classes; // 3
 * ```
 */
export function modelTeacher(model: tf.LayersModel, options: ModelTeacherOptions = {}): Teacher {
  checkOptions('modelTeacher', options, ['name']);
  if (!(model instanceof tf.LayersModel)) {
    throw new TypeError(
      `modelTeacher: expected a tfjs layers model, got ${show(model)}; give tf.sequential, tf.model or functionTeacher(...)`
    );
  }
  const { name = model.name } = options;
  checkOutput(model, name);
  return {
    get info() {
      return modelInfo(model, 'tfjs layers', name);
    },
    classes: model.outputs[0].shape[1] as number,
    inputShape: model.inputs[0].shape.slice(1) as number[],
    logits: (rows) => tf.tidy(() => model.apply(rows, { training: false }) as tf.Tensor2D),
    fingerprint: () => fingerprint(model)
  };
}

function checkOutput(model: tf.LayersModel, name: string): void {
  const { inputs, outputs } = model;
  if (inputs.length !== 1 || outputs.length !== 1) {
    throw new TypeError(
      `modelTeacher: expected "${name}" to have one input and one output, got ${inputs.length} and ${outputs.length}; give its logits as the only output`
    );
  }
  const { shape } = outputs[0];
  if (shape.length !== 2 || shape[1] === null) {
    throw new TypeError(
      `modelTeacher: expected "${name}" to give [batch, classes], got [${shape.map((size) => size ?? 'batch')}]; end it in a flat layer`
    );
  }
  const activation = endsInActivation(model);
  if (activation) {
    throw new TypeError(
      `modelTeacher: expected "${name}" to end in logits, got a last layer with activation "${activation}"; leave the activation out`
    );
  }
}
