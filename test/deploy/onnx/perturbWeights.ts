import * as kd from '../../../src/index';

const { tf } = kd;

/** Weights as after training: those of batch normalisation, too, are then other than 0 and 1. */
export function perturbWeights(model: kd.tf.LayersModel): void {
  const disturbed = model.getWeights().map((weight, i) => {
    const isVariance = model.weights[i].name.includes('variance');
    return tf.tidy(() =>
      isVariance ? tf.randomUniform(weight.shape, 0.5, 2) : tf.add(weight, tf.randomNormal(weight.shape, 0, 0.1))
    );
  });
  model.setWeights(disturbed);
  tf.dispose(disturbed);
}
