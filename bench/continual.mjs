/**
 * Continual learning of real MNIST: `node bench/continual.mjs [--quick] [--seeds 5] [--stream classes|permuted] [--only replay,joint] [--view FILE.json]`, after `node node_modules/typescript-7/bin/tsc -p .`.
 * Two streams, each by several strategies with equal bytes of memory, over seeds: split MNIST (5 parts of 2 classes) and permuted MNIST (5 parts). Prints a table for each,
 * with 95 % intervals over the seeds, and fails if a memory was above its budget. --quick takes fewer rows; --view keeps the view of the last stream.
 */
import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { parseArgs } from 'node:util';

const require = createRequire(import.meta.url);
const kd = require('../dist/src/index.js');
const { classBalanced, darkExperience, distilledReplay, fineTuning, joint, learningWithoutForgetting, replay, reservoir } =
  kd.continual;
const text = { type: 'string' };
const { values: options } = parseArgs({
  options: { quick: { type: 'boolean' }, seeds: { type: 'string', default: '5' }, stream: text, only: text, view: text }
});

const epochs = 3;
/** 500 rows with their labels and numbers; with ten logits each, 493. */
const budget = { bytes: 500 * 4 * (784 + 2) };
const all = {
  'fine-tuning': fineTuning(),
  LwF: learningWithoutForgetting({ weight: 4 }),
  replay: replay({ memory: reservoir(budget) }),
  'replay, balanced': replay({ memory: classBalanced(budget) }),
  'distilled replay': distilledReplay({ memory: reservoir(budget) }),
  DER: darkExperience({ memory: reservoir(budget), beta: 0 }),
  'DER++': darkExperience({ memory: reservoir(budget) }),
  joint: joint()
};
const strategies = Object.fromEntries((options.only?.split(',') ?? Object.keys(all)).map((name) => [name, all[name]]));

const { layers, sequential } = kd.tf;
const hidden = (more) => layers.dense({ units: 100, activation: 'relu', ...more });
const student = () => sequential({ layers: [hidden({ inputShape: [784] }), hidden(), layers.dense({ units: 10 })] });

const titles = { classes: 'Split MNIST', permuted: 'Permuted MNIST' };
const streams = {
  classes: () => kd.continual.splitByClass(withoutValidation(kd.mnist(options.quick ? { train: 10_000 } : {})), { parts: 5 }),
  permuted: () =>
    kd.continual.permuted(withoutValidation(kd.mnist({ train: options.quick ? 2000 : 10_000 })), { parts: 5, seed: 1 })
};

for (const [name, parts] of Object.entries(streams)) {
  if (options.stream && options.stream !== name) continue;
  const begun = performance.now();
  const study = await kd.continual.study({
    student,
    parts: parts(),
    strategies,
    epochs,
    seeds: Number(options.seeds),
    title: titles[name]
  });
  const measured = study.accuracy.strategies;
  const isTold = measured.some(({ averageAccuracyGivenPart }) => averageAccuracyGivenPart);
  const rows = measured.map((one) => [
    one.name,
    interval(one.averageAccuracy),
    ...(isTold ? [interval(one.averageAccuracyGivenPart)] : []),
    interval(one.forgetting),
    interval(one.backwardTransfer),
    interval(one.forwardTransfer),
    one.gain ? interval(one.gain) : '',
    one.memory ? `${one.memory.rows} rows, ${one.memory.bytes} bytes` : ''
  ]);
  const heads = [
    'strategy',
    'average accuracy',
    ...(isTold ? ['part told'] : []),
    'forgetting',
    'backward',
    'forward',
    'gain',
    'memory'
  ];
  console.log(`\n${name}: ${options.seeds} seeds, ${epochs} epochs a part, ${((performance.now() - begun) / 1000).toFixed(0)} s`);
  for (const row of [heads, heads.map(() => '---'), ...rows]) console.log(`| ${row.join(' | ')} |`);
  if (options.view) writeFileSync(options.view, `${JSON.stringify(kd.accuracyMatrixView(study.accuracy), null, 2)}\n`);
  for (const runs of Object.values(study.runs))
    for (const { record } of runs)
      for (const { memory } of record.stream.scores)
        if (memory && memory.bytes > budget.bytes) throw new Error(`memory: ${memory.bytes} bytes of ${budget.bytes}`);
}

function withoutValidation({ train, test }) {
  return { train, test };
}

function interval({ mean, low, high }) {
  const percent = (share) => (100 * share).toFixed(1);
  return low === null ? percent(mean) : `${percent(mean)} (${percent(low)} to ${percent(high)})`;
}
