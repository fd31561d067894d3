import { describe, expect, test } from 'vitest';
import { tf } from '../../../src/engine/tf';
import { SoftTreeLayer } from '../../../src/models/students/SoftTreeLayer';
import reference from '../../reference/models/tabularStudents.json';

describe('SoftTreeLayer', () => {
  test.each(reference.trees)('depth $depth, $units units: the logits that SciPy finds by walking down', (tree) => {
    const { depth, units, rows, logits } = tree;
    const model = tf.sequential({ layers: [new SoftTreeLayer({ depth, units, inputShape: [rows[0].length] } as never)] });
    model.setWeights([tf.tensor(tree.kernel), tf.tensor(tree.bias), tf.tensor(tree.leaves)]);
    const counted = tf.memory().numTensors;
    const got = tf.tidy(() => (model.predict(tf.tensor2d(rows)) as tf.Tensor2D).arraySync());
    expect(tf.memory().numTensors).toBe(counted);
    logits.forEach((row, i) =>
      row.forEach((value, j) => expect(Math.abs(got[i][j] - value) / Math.max(1, Math.abs(value))).toBeLessThan(3e-5))
    );
    model.dispose();
  });
});
