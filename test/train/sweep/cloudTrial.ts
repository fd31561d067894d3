import * as kd from 'stillroom';
import { clouds } from './clouds';

const { tf } = kd;
const data = { train: clouds(160, 1), validation: clouds(80, 2), test: clouds(80, 3) };

/** A small network on three overlapping clouds, taught by the next larger one. */
export default ({ parameters, distill }: kd.Trial<{ learningRate: number; temperature: number }>) => {
  const { learningRate, temperature } = parameters;
  if (learningRate > 100) throw new RangeError('the learning rate is too large');
  return distill({
    teacher: network('teacher', 24),
    student: network('student', 6),
    data,
    epochs: 3,
    batchSize: 16,
    baseline: false,
    optimizer: kd.adam({ learningRate }),
    terms: { soft: { weight: 1, loss: kd.softTargets({ temperature }) }, hard: { weight: 0.5, loss: kd.crossEntropy() } }
  });
};

function network(name: string, units: number) {
  const layers = [
    tf.layers.dense({ name: 'hidden', units, activation: 'relu', inputShape: [6] }),
    tf.layers.dropout({ name: 'dropped', rate: 0.2 }),
    tf.layers.dense({ name: 'head', units: 3 })
  ];
  return kd.seeded(units, () => tf.sequential({ name, layers }));
}
