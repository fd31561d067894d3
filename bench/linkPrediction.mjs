/**
 * Trains an embedding of a knowledge graph, and students of an eighth of its dimensions with and without it, after `node node_modules/typescript-7/bin/tsc -p .`; docs/graphs.md has figures.
 *
 *     node bench/linkPrediction.mjs FOLDER [--model complEx] [--dimensions 64] [--n3 0.01] [--epochs 60] [--batch 256] [--rate 0.01] [--seed 0] [--seeds 5] [--temperature 1]
 *
 * FOLDER has train.txt, valid.txt and test.txt, such as pykeen/datasets/umls of the Python package pykeen 1.11.1. `--seeds 0` leaves the students out.
 */
import { createRequire } from 'node:module';
import { parseArgs } from 'node:util';

const kd = createRequire(import.meta.url)('../dist/src/index.js');
const defaults = {
  model: 'complEx',
  dimensions: '64',
  n3: '0.01',
  epochs: '60',
  batch: '256',
  rate: '0.01',
  seed: '0',
  seeds: '5',
  temperature: '1'
};
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: Object.fromEntries(Object.entries(defaults).map(([name, value]) => [name, { type: 'string', default: value }]))
});
const number = (name) => Number(values[name]);

const graph = await kd.graph.triples(positionals[0]);
for (const { says } of graph.findings) console.log(says);
const { data, entities, relations } = kd.graph.links(graph);
const build = (dimensions, seed) =>
  kd.models[values.model]({
    ...{ entities: entities.length, relations: relations.length, dimensions, seed },
    ...(['complEx', 'distMult'].includes(values.model) && { n3: number('n3') })
  });
const common = () => ({
  data,
  epochs: number('epochs'),
  batchSize: number('batch'),
  optimizer: kd.adam({ learningRate: number('rate') }),
  show: false
});

const teacher = build(number('dimensions'), number('seed'));
const run = await kd.train({ ...common(), student: teacher, seed: number('seed') });
const summary = kd.graph.summarizeRanks(await kd.graph.rankLinks(teacher, data.test), { groups: data.test.groups });
const shown = ({ value, low, high }) => `${value.toFixed(4)} [${low.toFixed(4)}, ${high.toFixed(4)}]`;
console.log(`${values.model} of ${values.dimensions} dimensions on ${graph.name}, epoch ${run.history.best.epoch}:`);
console.log(
  `  mean reciprocal rank ${shown(summary.meanReciprocalRank)}, hits@1 ${shown(summary.hits[1])}, hits@10 ${shown(summary.hits[10])}`
);

if (number('seeds') > 0) {
  const soft = { weight: 0.7, loss: kd.softTargets({ temperature: number('temperature') }) };
  const study = await kd.study({
    ...common(),
    ...{ teacher, seeds: number('seeds'), terms: { hard: { weight: 0.3, loss: kd.crossEntropy() }, soft } },
    student: (seed) => build(number('dimensions') / 8, seed)
  });
  console.log(study.says);
  for (const { name, estimates } of study.comparison.models)
    console.log(`  ${name}: ${estimates.map(({ mean, low, high }) => shown({ value: mean, low, high })).join(', ')}`);
  for (const { metric, against, mean, low, high, verdict } of study.comparison.differences)
    console.log(`  ${metric} against ${against}: ${shown({ value: mean, low, high })} ${verdict}`);
}
