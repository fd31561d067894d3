import * as tf from '@tensorflow/tfjs';

/** Two classes of two numbers, by models in which layers are used in every way that tfjs counts differently. */
export const nestedModels: Record<string, () => tf.LayersModel> = {
  'a model used in a functional one': () => {
    const input = tf.input({ shape: [2] });
    return tf.model({ inputs: input, outputs: logits().apply(inner(2).apply(input)) as tf.SymbolicTensor });
  },
  'a model used twice in a functional one': () => {
    const [shared, input] = [inner(2), tf.input({ shape: [2] })];
    const scaled = tf.layers.dense({ units: 2 }).apply(input);
    const sum = tf.layers.add().apply([shared.apply(input), shared.apply(scaled)] as tf.SymbolicTensor[]);
    return tf.model({ inputs: input, outputs: logits().apply(sum) as tf.SymbolicTensor });
  },
  'a layer used twice': () => {
    const [shared, input] = [tf.layers.dense({ units: 2, useBias: false }), tf.input({ shape: [2] })];
    return tf.model({ inputs: input, outputs: shared.apply(shared.apply(input)) as tf.SymbolicTensor });
  },
  'a sequential model that begins with one': () => tf.sequential({ layers: [inner(2), inner(4), logits()] }),
  'a sequential model with models behind a layer': () =>
    tf.sequential({ layers: [tf.layers.dense({ units: 3, inputShape: [2] }), inner(3), inner(4), logits()] }),
  'a model in a model in a model': () =>
    tf.sequential({
      layers: [tf.layers.dense({ units: 3, inputShape: [2] }), tf.sequential({ layers: [inner(3), inner(4)] }), logits()]
    })
};

function inner(units: number): tf.Sequential {
  return tf.sequential({ layers: [tf.layers.dense({ units: 4, inputShape: [units] }), tf.layers.batchNormalization()] });
}

function logits(): tf.layers.Layer {
  return tf.layers.dense({ units: 2 });
}
