// Stillroom's side of the training step: kd.distill as a user calls it. The time of a step is that of the run's own clock after its first epoch,
// validation of 64 rows included.
import { digits, modelOf, teacherStudentPairs } from '../../workloads/teacherStudentPairs.mjs';
import { answerMeasurementRequests } from '../../harness/answerMeasurementRequests.mjs';
import { msPerStep } from './msPerStep.mjs';

const { default: kd } = await import(new URL('../../../dist/src/index.js', import.meta.url));

await answerMeasurementRequests(({ open: name, rows, batchSize, epochs }) => {
  const { layers, ...pair } = teacherStudentPairs[name];
  const terms = {
    hard: { weight: 0.1, loss: kd.crossEntropy() },
    soft: { weight: 0.9, loss: kd.softTargets({ temperature: 4 }) },
    ...(layers && { hint: { weight: 1, loss: kd.hint(), layers } })
  };
  const [teacher, student] = ['teacher', 'student'].map((role, i) => modelOf(kd, pair[role], i + 1));
  const data = digits(kd, rows);
  const options = { teacher, student, terms, batchSize, baseline: false, show: false, optimizer: kd.adam() };
  const first = kd.takeRows(
    data.train,
    Int32Array.from({ length: batchSize }, (_, row) => row)
  );
  return {
    check: async () =>
      (await kd.distill({ ...options, data: { ...data, train: first }, epochs: 3 })).history.series['train/loss'],
    versions: { Stillroom: kd.version, TensorFlow: kd.device().version },
    block: async () => msPerStep(await kd.distill({ ...options, data, epochs: 1 + epochs }), { epochs, rows, batchSize }),
    close: () => [teacher, student].forEach((model) => model.dispose())
  };
});
