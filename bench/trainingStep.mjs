/**
 * What a step of `kd.distill` costs: `node bench/trainingStep.mjs`, after `node node_modules/typescript-7/bin/tsc -p .`. Students learn from cached labels
 * (dense, conv) and from a teacher's features at each step (hint), in batches of 64 of 3,200 digits. Runs as graphs and with STILLROOM_EAGER=1 take turns;
 * milliseconds a step of the run's own clock over the last epochs, medians of three, and their ratio. The losses are compared: they are the same.
 */
const { default: kd } = await import(new URL('../dist/src/index.js', import.meta.url));
const { tf } = kd;

const digits = kd.mnist({ train: 3200, validation: 64, test: 64 });
const asImage = (part) => ({ ...part, shape: [28, 28, 1] });
const images = { train: asImage(digits.train), validation: asImage(digits.validation), test: asImage(digits.test) };
const conv = (filters) => kd.models.convolutionalNetwork({ inputShape: [28, 28, 1], filters, classes: 10, seed: 1 });
const dense = (units) =>
  kd.seeded(1, () =>
    tf.sequential({
      layers: [
        tf.layers.dense({ units, activation: 'relu', inputShape: [784] }),
        tf.layers.dense({ units, activation: 'relu' }),
        tf.layers.dense({ units: 10 })
      ]
    })
  );
const hard = { weight: 0.1, loss: kd.crossEntropy() };
const soft = { weight: 0.9, loss: kd.softTargets({ temperature: 4 }) };
const works = {
  dense: () => ({ teacher: dense(1200), student: dense(800), data: digits, terms: { hard, soft } }),
  conv: () => ({ teacher: conv([32, 64]), student: conv([8, 16]), data: images, terms: { hard, soft } }),
  hint: () => ({
    teacher: conv([32, 64]),
    student: conv([8, 16]),
    data: images,
    terms: { hard, soft, hint: { weight: 1, loss: kd.hint(), layers: { teacher: 'stage2', student: 'stage2' } } }
  })
};

async function msPerStep(make, isEager) {
  process.env.STILLROOM_EAGER = isEager ? '1' : '';
  const options = make();
  const run = await kd.distill({
    ...options,
    epochs: 3,
    batchSize: 64,
    baseline: false,
    show: false,
    seed: 1,
    optimizer: kd.adam()
  });
  const { epoch, seconds } = run.stamp.clock;
  const at = (wanted) => seconds[epoch.findIndex((one) => one >= wanted)];
  options.teacher.dispose();
  options.student.dispose();
  const { history } = run;
  return { ms: (1000 * (at(3) - at(1))) / 100, history: JSON.stringify(history) };
}

const median = (values) => [...values].sort((a, b) => a - b)[values.length >> 1];
const results = {};
for (const [name, make] of Object.entries(works)) {
  const rounds = [];
  for (let i = 0; i < 3; i++) rounds.push([await msPerStep(make, true), await msPerStep(make, false)]);
  const [eager, graph] = [0, 1].map((way) => median(rounds.map((round) => round[way].ms)));
  const same = rounds.every(([a, b]) => a.history === b.history);
  results[name] = {
    'operation by operation, ms': eager.toFixed(2),
    'graph, ms': graph.toFixed(2),
    ratio: (graph / eager).toFixed(2),
    'same numbers': same
  };
}
console.table(results);
