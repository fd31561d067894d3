import { describe, expect, test } from 'vitest';
import * as kd from '../../../src';
import { tf } from '../../../src';
import { gaussianBlobs } from '../../gaussianBlobs';
import { blobClassifiers, quiet, soft } from '../../train/blobClassifiers';

const { dense } = tf.layers;
const { teacher, kept, small } = blobClassifiers();

describe('losses that say nothing with two classes are findings', () => {
  test('decoupled, correlation and standardized, whatever the stage', async () => {
    const two = { train: gaussianBlobs({ rows: 60, classes: 2 }), validation: gaussianBlobs({ rows: 30, classes: 2, seed: 2 }) };
    const student = kept(kd.seeded(1, () => tf.sequential({ layers: [dense({ units: 1, inputShape: [4] })] })));
    const one = (loss: kd.Loss) => ({ weight: 1, loss });
    const stages = kd.stages([
      { name: 'one', epochs: 1, terms: { dkd: one(kd.decoupled()), standard: one(kd.standardized(kd.softTargets())) } },
      { name: 'two', epochs: 1, terms: { dist: one(kd.correlation()), fine: one(kd.correlation({ beta: 0 })), soft } }
    ]);
    const teach = (rows: tf.Tensor) => rows.slice([0, 0], [-1, 1]);
    const run = await kd.distill({ teacher: teach, student, data: two, stages, show: false });
    const found = run.findings.filter(({ check }) => check === 'twoClasses');
    expect(found.map(({ says }) => says.split(':')[0])).toEqual(['term "dkd"', 'term "standard"', 'term "dist"']);
    const three = await kd.distill({
      ...quiet,
      teacher,
      student: small(),
      terms: { dkd: one(kd.decoupled()) },
      epochs: 1
    });
    expect(three.findings.filter(({ check }) => check === 'twoClasses')).toEqual([]);
  });
});
