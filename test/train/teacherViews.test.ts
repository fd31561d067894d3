import { describe, expect, test } from 'vitest';
import * as kd from '../../src';
import { tf } from '../../src';
import { gaussianBlobs } from '../gaussianBlobs';
import { blobClassifiers, hard, quiet, soft } from './blobClassifiers';

const { dense, reshape, flatten, conv2d, conv3d, globalAveragePooling2d } = tf.layers;
const { teacher, kept, small } = blobClassifiers();

describe('each model has its own view of the rows', () => {
  const volumes = (rows: number, seed: number) => {
    const { x, y } = gaussianBlobs({ rows, classes: 2, features: 64, seed });
    return kd.dataset({ name: 'volumes', x, y, classes: 2, shape: [4, 4, 4, 1] });
  };
  const solid = { train: volumes(60, 1), validation: volumes(30, 2) };
  const flat3d = () =>
    kept(
      kd.seeded(1, () =>
        tf.sequential({
          name: 'solid',
          layers: [
            conv3d({ name: 'conv3d', filters: 6, kernelSize: 2, inputShape: [4, 4, 4, 1] }),
            flatten(),
            dense({ units: 2 })
          ]
        })
      )
    );
  /** The student's own view is its first layer. */
  const slices = () =>
    kept(
      kd.seeded(2, () =>
        tf.sequential({
          name: 'slices',
          layers: [
            reshape({ name: 'view', targetShape: [4, 4, 4], inputShape: [4, 4, 4, 1] }),
            conv2d({ name: 'conv2d', filters: 3, kernelSize: 3, padding: 'same' }),
            globalAveragePooling2d({}),
            dense({ units: 2 })
          ]
        })
      )
    );

  test('a volume against its slices: depth is averaged, space is pooled, channels are learnt', async () => {
    const terms = { hint: { weight: 1, loss: kd.hint(), layers: { teacher: 'conv3d', student: 'conv2d' } }, hard };
    const run = await kd.distill({
      teacher: flat3d(),
      student: slices(),
      data: solid,
      terms,
      epochs: 2,
      batchSize: 20,
      show: false
    });
    expect(run.status).toBe('done');
    expect(run.setup.terms.hint.adapter).toEqual({
      does: 'teacher: mean over depth to 3 x 3 x 6; student: average pooling to 3 x 3 x 3, 1x1 convolution to 3 x 3 x 6',
      parameters: 24
    });
  });

  test('a teacher with two inputs, cut from the same rows by its view', async () => {
    const [a, b] = [tf.input({ shape: [2] }), tf.input({ shape: [2] })];
    const both = tf.layers
      .concatenate()
      .apply([dense({ name: 'left', units: 3 }).apply(a), dense({ name: 'right', units: 3 }).apply(b)] as tf.SymbolicTensor[]);
    const model = kept(tf.model({ name: 'two', inputs: [a, b], outputs: dense({ units: 3 }).apply(both) as tf.SymbolicTensor }));
    expect(() => kd.modelTeacher(model)).toThrow(
      'modelTeacher: expected "two" to have one input and one output, got 2 and 1; give a view'
    );
    const cut = (rows: tf.Tensor) => [rows.slice([0, 0], [-1, 2]), rows.slice([0, 2], [-1, 2])];
    const asked = kd.modelTeacher(model, { view: cut });
    const terms = { hint: { weight: 1, loss: kd.hint(), layers: { teacher: 'right', student: 'hidden' } }, soft };
    const run = await kd.distill({ ...quiet, teacher: asked, student: small(), terms, epochs: 1, baseline: false });
    expect(run.status).toBe('done');
  });

  test('a view that does not fit says what it should give', async () => {
    const bad = kd.modelTeacher(teacher, { view: (rows) => rows.slice([0, 0], [-1, 3]) });
    const rows = tf.ones([7, 4]);
    expect(() => bad.logits(rows)).toThrow(
      'modelTeacher: expected the view of "big" to give [7, 4] of rows [7, 4], got [7, 3]; change the view'
    );
    rows.dispose();
    expect(() => kd.modelTeacher(teacher, { view: 3 as never })).toThrow(
      'modelTeacher: expected view to be a function of rows, got 3'
    );
  });

  test('two views never share kept logits, one with a key is found again', () => {
    const view = (rows: tf.Tensor) => rows;
    const print = (key?: string) => kd.modelTeacher(teacher, { view, key }).fingerprint();
    expect(print()).not.toBe(print());
    expect(print('whole')).toBe(print('whole'));
    expect(new Set([print('whole'), print('half'), kd.modelTeacher(teacher).fingerprint()]).size).toBe(3);
  });
});
