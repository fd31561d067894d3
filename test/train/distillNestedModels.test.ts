import { expect, test } from 'vitest';
import * as kd from '../../src';
import { tf } from '../../src';
import { nestedModels } from '../nestedModels';

const x = Array.from({ length: 60 }, (_, i) => [Math.sin(i * 12.9), Math.cos(i * 7.1)]);
const data = kd.dataset({ x, y: x.map(([a, b]) => Number(a > b)), classes: 2 });

test.each(Object.keys(nestedModels))(
  'distill with a baseline: %s learns, as teacher and as student, and nothing is left',
  async (kind) => {
    const [teacher, student] = [kd.seeded(1, nestedModels[kind]), kd.seeded(2, nestedModels[kind])];
    const counted = tf.memory().numTensors;
    const record = await kd.distill({ teacher, student, data, epochs: 2, show: false });
    expect(record.status).toBe('done');
    expect(record.scores.baseline).toBeDefined();
    expect(tf.memory().numTensors).toBe(counted);
  }
);

test.each(Object.keys(nestedModels))('alignmentMap: %s is measured, and nothing is left', async (kind) => {
  const [teacher, student] = [kd.seeded(1, nestedModels[kind]), kd.seeded(2, nestedModels[kind])];
  const counted = tf.memory().numTensors;
  await kd.alignmentMap({ teacher, student, x: data, show: false });
  expect(tf.memory().numTensors).toBe(counted);
});
