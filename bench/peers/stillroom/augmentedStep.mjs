// Stillroom's side of the step with changed pictures: kd.distill as a user calls it, timed by the run's own clock after its first epoch.
import { answerMeasurementRequests } from '../../harness/answerMeasurementRequests.mjs';
import { msPerStep } from './msPerStep.mjs';

const { default: kd } = await import(new URL('../../../dist/src/index.js', import.meta.url));

await answerMeasurementRequests(({ changes, rows, batchSize, epochs }) => {
  const image = { inputShape: [32, 32, 3], classes: 10 };
  const [teacher, student] = [20, 8].map((depth) => kd.models.resNet({ ...image, depth, seed: depth }));
  const part = (count) =>
    kd.dataset({
      name: 'pictures',
      x: Float32Array.from({ length: count * 3072 }, (_, i) => (Math.imul(i, 2654435761) >>> 24) / 255),
      y: Int32Array.from({ length: count }, (_, i) => i % 10),
      classes: 10,
      shape: [32, 32, 3]
    });
  const data = { train: part(rows), validation: part(64), test: part(64) };
  const options = {
    ...{ teacher, student, data, batchSize, baseline: false, show: false },
    optimizer: kd.sgd({ learningRate: 0.05, momentum: 0.9 }),
    terms: { hard: { weight: 0.1, loss: kd.crossEntropy() }, soft: { weight: 0.9, loss: kd.softTargets({ temperature: 4 }) } },
    ...(changes && { augment: [kd.augment.shift({ pixels: 4 }), kd.augment.flip()] })
  };
  const learned = (model) => model.trainableWeights.reduce((sum, { shape }) => sum + shape.reduce((a, b) => a * b, 1), 0);
  return {
    check: () => [teacher, student].map(learned),
    versions: { Stillroom: kd.version, TensorFlow: kd.device().version },
    block: async () => msPerStep(await kd.distill({ ...options, epochs: 1 + epochs }), { epochs, rows, batchSize }),
    close: () => [teacher, student].forEach((model) => model.dispose())
  };
});
