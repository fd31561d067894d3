import * as tf from '@tensorflow/tfjs';
import { withSeededRandom } from '../../data/withSeededRandom';
import { getVariableOfWeight } from '../../models/features/getVariableOfWeight';
import type { StepInputs } from './StepInputs';
import { allRows, computeStepTerms } from './computeStepTerms';

/** More terms than these are not looked at: each costs a pass, and each pair a series. */
const termsAtMost = 6;

/**
 * What a step is about to do, as series of the history: "gradientNorm/<term>", the length of the gradient of the term's weighted batch mean;
 * "gradientCosine/<one> and <other>", the cosine of the angle between two of them, below 0 where they pull against each other; and
 * "weightNorm", the length of the weights. Gradients and weights are those of the student's trained part, all of it as one vector.
 *
 * The step itself is not changed by it: dropout draws the same, and running means of batch normalisation are put back. A cosine with a
 * gradient of 0 is NaN.
 */
export function computeStepDiagnostics(inputs: StepInputs): { [series: string]: number } {
  const { model, part, seed } = inputs;
  const running = (model.nonTrainableWeights as unknown[]).map(getVariableOfWeight);
  const before = running.map((one) => one.clone());
  try {
    const args = inputs.pass.args(allRows(inputs), seed);
    const names: string[] = [];
    const rows: tf.Tensor1D[] = [];
    do {
      const at = rows.length;
      rows.push(withSeededRandom(seed, () => gradientOf(inputs, args, at, names)));
    } while (rows.length < Math.min(names.length, termsAtMost));
    const weights = flat(part.variables);
    const { norms, cosines } = angles(rows);
    const values: { [series: string]: number } = {};
    norms.forEach((norm, i) => (values[`gradientNorm/${names[i]}`] = norm));
    norms.forEach((_, i) => {
      for (let j = i + 1; j < norms.length; j++) values[`gradientCosine/${names[i]} and ${names[j]}`] = cosines[i][j];
    });
    return { ...values, weightNorm: angles([weights]).norms[0] };
  } finally {
    running.forEach((one, i) => one.assign(before[i]));
    tf.dispose(before);
  }
}

/** The gradient of one term; zeros of a term that does not depend on what learns. Notes the names of all terms. */
function gradientOf(inputs: StepInputs, args: tf.Tensor[], at: number, names: string[]): tf.Tensor1D {
  const {
    pass,
    part: { variables }
  } = inputs;
  const weighted = () => {
    let picked: tf.Scalar | undefined;
    names.length = 0;
    computeStepTerms(inputs, pass.read(pass.forward(args)), (name, mean, weight) => {
      if (names.push(name) === at + 1) picked = tf.mul<tf.Scalar>(mean, weight);
    });
    return picked as tf.Scalar;
  };
  // Unlike `tf.variableGrads` this also takes a term that depends on none of them.
  const { grads } = tf.engine().gradients(weighted, variables, undefined, true);
  return flat(variables.map((variable, i) => grads[i] ?? tf.zerosLike(variable)));
}

function flat(tensors: readonly tf.Tensor[]): tf.Tensor1D {
  return tf.concat(tensors.map((one) => tf.reshape(one, [-1])));
}

/** Lengths of vectors and cosines between them. Each is scaled by its largest entry, so that no square is too large or too small. */
function angles(vectors: readonly tf.Tensor1D[]): { norms: number[]; cosines: number[][] } {
  const all = tf.stack(vectors as tf.Tensor1D[]) as tf.Tensor2D;
  const largest = tf.max(tf.abs(all), 1, true);
  const scaled = tf.divNoNan(all, largest) as tf.Tensor2D;
  const products = tf.matMul<tf.Tensor2D>(scaled, scaled, false, true).arraySync();
  const scales = largest.dataSync();
  const lengths = products.map((row, i) => Math.sqrt(row[i]));
  return {
    norms: lengths.map((length, i) => length * scales[i]),
    cosines: products.map((row, i) => row.map((product, j) => bounded(product / (lengths[i] * lengths[j]))))
  };
}

/** Rounding may lead a little beyond 1. */
function bounded(cosine: number): number {
  return Math.max(-1, Math.min(1, cosine));
}
