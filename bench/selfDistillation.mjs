/**
 * Self-distillation of real pictures: `node bench/selfDistillation.mjs [--part self|mutual|generations] [--set mnist] [--fashion FOLDER] [--seeds 5] [--rows 1000] [--epochs 10] [--probe 3] [--view FILE.json]`, after
 * `node node_modules/typescript-7/bin/tsc -p .`. A small ResNet learns from few rows of MNIST and, with the folder of its files, of Fashion-MNIST. `self`: the module that is chosen as the teacher against none, each fixed one and one
 * that is drawn. `mutual`: a ResNet and a plain network that learn from each other, against their twins. `generations`: the kept generation and the ensemble against the first. All are paired over seeds, with 95 % intervals.
 */
import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { parseArgs } from 'node:util';

const require = createRequire(import.meta.url);
const kd = require('../dist/src/index.js');
const text = (value) => ({ type: 'string', ...(value !== undefined && { default: value }) });
const { values: options } = parseArgs({
  options: {
    ...{ part: text(), set: text(), fashion: text(), view: text(), seeds: text('5') },
    ...{ rows: text('1000'), epochs: text('10'), probe: text('3') }
  }
});
const epochs = Number(options.epochs);
const seeds = Array.from({ length: Number(options.seeds) }, (_, seed) => seed);
const sizes = { train: Number(options.rows), validation: 500, test: 2000 };
const common = { epochs, batchSize: 32, optimizer: kd.adam({ learningRate: 0.01 }), show: false };

const sets = {
  mnist: () => asPictures(kd.mnist(sizes)),
  ...(options.fashion && {
    fashion: async () => asPictures((await kd.data.idxFolder(options.fashion, { ...sizes, seed: 1 })).data)
  })
};
const parts = { self: selfDistillation, mutual: mutualLearning, generations: bornAgain };

const resNet = (seed) => kd.models.resNet({ depth: 8, width: 0.25, inputShape: [28, 28, 1], classes: 10, seed });
const plain = (seed) =>
  kd.models.convolutionalNetwork({ inputShape: [28, 28, 1], filters: [8, 8, 16], classes: 10, pooling: 'mean', seed });

for (const [name, read] of Object.entries(sets)) {
  if (options.set && options.set !== name) continue;
  const data = await read();
  for (const [part, measure] of Object.entries(parts)) {
    if (options.part && options.part !== part) continue;
    const begun = performance.now();
    console.log(`\n${part}, ${name}: ${sizes.train} train rows, ${epochs} epochs, ${seeds.length} seeds`);
    await measure(data);
    console.log(`${((performance.now() - begun) / 1000).toFixed(0)} s`);
  }
}

async function selfDistillation(data) {
  const study = await kd.selfDistillStudy({
    ...{ ...common, student: resNet, exits: ['stage1', 'stage2'], data, seeds, probeEpochs: Number(options.probe) }
  });
  console.log(study.says);
  print(study.comparison);
  for (const [i, { teaching }] of study.records.entries()) {
    const gains = teaching.modules.map(({ name, gain }) => `${name} ${(100 * gain).toFixed(1)}`).join(', ');
    console.log(`seed ${seeds[i]}: ${teaching.chosen} (drawn: ${study.shuffled[i]}); gains of the probes in points: ${gains}`);
  }
  if (options.view) writeFileSync(options.view, `${JSON.stringify(kd.comparison(study.comparison), null, 2)}\n`);
}

async function mutualLearning(data) {
  const logits = {};
  for (const seed of seeds) {
    const peers = { resnet: resNet(seed), plain: plain(seed) };
    const run = await kd.mutualLearning({ ...common, peers, data, seed });
    for (const [name, { test }] of Object.entries(run.logits)) (logits[name] ??= []).push(test);
    Object.values(peers).forEach((peer) => peer.dispose());
  }
  for (const name of ['resnet', 'plain']) {
    const models = { [name]: logits[name], [`${name} alone`]: logits[`${name} alone`] };
    print(await kd.compare({ models, labels: data.test.y, of: name }));
  }
}

async function bornAgain(data) {
  const models = { 'generation 1': [], kept: [], ensemble: [] };
  for (const seed of seeds) {
    const student = (generation) => resNet(100 * seed + generation);
    const family = await kd.bornAgain({ ...common, student, data, seed, generations: 3 });
    const all = family.logits.map(({ test }) => test);
    models['generation 1'].push(all[0]);
    models.kept.push(all[family.best - 1]);
    models.ensemble.push(mean(all));
    console.log(`seed ${seed}: generation ${family.best} of ${all.length} is kept`);
    family.students.forEach((model) => model.dispose());
  }
  print(await kd.compare({ models, labels: data.test.y, of: 'generation 1' }));
}

function print({ metrics, models, differences }) {
  const percent = (share) => (100 * share).toFixed(2);
  for (const [i, { name, title, format }] of metrics.entries()) {
    const show = format === 'share' ? percent : (value) => value.toFixed(3);
    console.log(
      `\n| ${title} | mean | 95 % | against | difference | 95 % | verdict |\n| --- | --- | --- | --- | --- | --- | --- |`
    );
    for (const { name: model, estimates } of models) {
      const { mean, low, high } = estimates[i];
      const own = differences.find((one) => one.metric === name && one.against === model);
      const against = own
        ? `${own.model} minus it | ${show(own.mean)} | ${show(own.low)} to ${show(own.high)} | ${own.verdict}`
        : ' | | | ';
      console.log(`| ${model} | ${show(mean)} | ${show(low)} to ${show(high)} | ${against} |`);
    }
  }
}

function mean(all) {
  const values = all[0].values.map((_, i) => all.reduce((sum, one) => sum + one.values[i], 0) / all.length);
  return { ...all[0], values };
}

function asPictures(data) {
  const parts = Object.entries(data).map(([name, part]) => [name, { ...part, shape: [28, 28, 1] }]);
  return Object.fromEntries(parts);
}
