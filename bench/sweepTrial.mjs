/** The trial of bench/sweep.mjs: a student of 32 units on digits, by the teacher that the bench has saved. */
const { default: kd } = await import(process.env.SWEEP_BENCH_TOOLKIT);
const { tf } = kd;

const data = kd.split(kd.mnist({ train: Number(process.env.SWEEP_BENCH_ROWS), test: 500 }).train, { validation: 0.2, seed: 1 });
const teacher = await kd.loadModel(process.env.SWEEP_BENCH_TEACHER);

export default async ({ parameters, distill }) => {
  const layers = [tf.layers.dense({ units: 32, activation: 'relu', inputShape: [784] }), tf.layers.dense({ units: 10 })];
  const student = kd.seeded(2, () => tf.sequential({ name: 'student', layers }));
  const { learningRate, temperature } = parameters;
  const record = await distill({
    ...{ teacher, student, data, epochs: 16, batchSize: 64, baseline: false },
    optimizer: kd.adam({ learningRate }),
    terms: { hard: { weight: 0.3, loss: kd.crossEntropy() }, soft: { weight: 0.7, loss: kd.softTargets({ temperature }) } }
  });
  student.dispose();
  return record;
};
