/**
 * Architecture search on real MNIST: `node bench/architectureSearch.mjs [--seeds 5] [--first 0] [--candidates 28] [--reduction 4] [--all] [--only parameters|latency|twice] [--part oneShot] [--sharedEpochs 8] [--view FILE.json]`, after `node node_modules/typescript-7/bin/tsc -p .`.
 * 2,400 digits to learn from, 600 to choose by, 2,000 for the test; a convolutional teacher; students of 8 epochs. Two budgets: 15,000 parameters (dense and convolutional students), and 20 microseconds a row as compiled JavaScript (dense ones).
 *
 * "pareto ASHA" stops candidates early by their KL from the teacher. "random, same cost" trains the first of the same candidates to the end, as many as fit into the epochs that pareto ASHA took. "by hand" is one student of 16 hidden units. --all adds "ASHA", which does not look at costs, and "all to the end", which
 * trains every candidate for all epochs, and so tells how early signals foretell the end. --part oneShot compares with shared weights instead (bench/oneShotSearch.mjs). Prints hypervolumes with paired 95 % intervals over seeds, the best on validation and test rows, and latencies measured twice, untrained and trained.
 */
import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { parseArgs } from 'node:util';
import { compareOneShot } from './oneShotSearch.mjs';

const require = createRequire(import.meta.url);
const kd = require('../dist/src/index.js');
const { tf } = kd;
const { values: options } = parseArgs({
  options: {
    seeds: { type: 'string', default: '5' },
    first: { type: 'string', default: '0' },
    candidates: { type: 'string', default: '28' },
    reduction: { type: 'string', default: '4' },
    all: { type: 'boolean' },
    only: { type: 'string' },
    part: { type: 'string' },
    sharedEpochs: { type: 'string', default: '8' },
    view: { type: 'string' }
  }
});
const seeds = Array.from({ length: Number(options.seeds) }, (_, i) => i);
const reductionFactor = Number(options.reduction);
const candidates = Number(options.candidates);
const epochs = 8;

const pictures = (rows) => ({ ...rows, shape: [28, 28, 1] });
const { train: own, test } = kd.mnist({ train: 3000, test: 2000 });
const { train, validation } = kd.split(own, { validation: 0.2, seed: 1 });
const data = { train: pictures(train), validation: pictures(validation), test: pictures(test) };

const teacher = kd.models.convolutionalNetwork({
  inputShape: [28, 28, 1],
  filters: [16, 32],
  classes: 10,
  seed: 1,
  name: 'teacher'
});
await kd.train({ student: teacher, data, epochs: 12, batchSize: 64, show: false });
const ofTeacher = kd.accuracy({ logits: await kd.predict(teacher, data.test), labels: data.test.y });
console.log(`Teacher: ${percent(ofTeacher)} on ${data.test.y.length} test rows, ${teacher.countParams()} parameters.`);

const { conv2d, dense, flatten } = tf.layers;
const relu = { activation: 'relu' };
const blocks = {
  dense: (width, depth) => [
    flatten({ inputShape: [28, 28, 1] }),
    ...Array.from({ length: depth }, () => dense({ units: width, ...relu }))
  ],
  convolution: (width, depth) => [
    conv2d({ filters: width, kernelSize: 5, strides: 4, padding: 'same', inputShape: [28, 28, 1], ...relu }),
    ...Array.from({ length: depth - 1 }, () => conv2d({ filters: width, kernelSize: 3, padding: 'same', ...relu })),
    flatten()
  ]
};
const build = ({ block = 'dense', width, depth }, seed) =>
  kd.seeded(seed, () =>
    tf.sequential({ name: `${block}-${width}-${depth}`, layers: [...blocks[block](width, depth), dense({ units: 10 })] })
  );
const byHand = { block: 'dense', width: 16, depth: 1 };
const denseWidths = kd.choice([2, 3, 4, 5, 6, 8, 10, 12, 16, 20, 24, 32]);

/** A latency for each architecture, measured once: all searches of a bench go by the same. */
function measuredOnce(cost) {
  const known = new Map();
  return {
    ...cost,
    async measure(models) {
      const open = models.filter(({ name }) => !known.has(name));
      const values = await cost.measure(open);
      open.forEach(({ name }, i) => known.set(name, values[i]));
      return models.map(({ name }) => known.get(name));
    }
  };
}

const latency = kd.architecture.latency({ rows: data.test, of: (student) => kd.compile(student), atMost: 0.02 });
const budgets = {
  parameters: {
    space: {
      parameters: { block: kd.choice(['dense', 'convolution']), width: denseWidths, depth: kd.integer(1, 3) },
      build
    },
    cost: kd.architecture.parameters({ atMost: 15_000 })
  },
  latency: { space: { parameters: { width: denseWidths, depth: kd.integer(1, 3) }, build }, cost: measuredOnce(latency) }
};

if (options.part === 'oneShot') {
  const how = { teacher, data, epochs, batchSize: 64, optimizer: kd.adam({ learningRate: 0.005 }), show: false };
  const counts = { sharedEpochs: Number(options.sharedEpochs), candidates, reductionFactor, isAll: options.all };
  const asked = { kd, how, ...counts, seeds: seeds.map((i) => Number(options.first) + i), view: options.view };
  for (const block of ['dense', 'convolution'])
    if (!options.only || options.only === block) await compareOneShot(block, asked, { interval, percent, over });
} else {
  for (const [name, budget] of Object.entries(budgets)) if (!options.only || options.only === name) await compare(name, budget);
  if (options.only !== 'parameters') await measureTwice(budgets.latency.space);
}

async function compare(title, { space, cost }) {
  const begun = performance.now();
  const how = { teacher, data, costs: [cost], epochs, batchSize: 64, optimizer: kd.adam({ learningRate: 0.005 }), show: false };
  const names = ['pareto ASHA', 'random, same cost', ...(options.all ? ['ASHA', 'all to the end'] : []), 'by hand'];
  const groups = Object.fromEntries(names.map((group) => [group, []]));
  const best = Object.fromEntries(Object.keys(groups).map((group) => [group, { validation: [], test: [], epochs: [] }]));
  const records = [];
  const add = (group, seed, found) => {
    groups[group][seed] = found.map(({ parameters, costs, accuracy }) => ({
      name: Object.values(parameters).join(' '),
      cost: costs[cost.name],
      value: accuracy
    }));
    best[group].epochs[seed] = found.reduce((sum, one) => sum + one.epochs, 0);
    best[group].validation[seed] = Math.max(...found.map(({ accuracy }) => accuracy));
  };
  for (const i of seeds) {
    const seed = Number(options.first) + i;
    const search = (more) => kd.architecture.search({ ...how, space, seed, candidates, scheduler: null, ...more });
    const pareto = await search({ scheduler: kd.architecture.paretoAsha({ reductionFactor }) });
    const random = await search({ candidates: Math.max(1, Math.floor(pareto.epochs / epochs)) });
    const hand = { space: { parameters: fixed(byHand), build }, costs: [{ ...cost, atMost: undefined }], candidates: 1 };
    const found = { 'pareto ASHA': pareto, 'random, same cost': random, 'by hand': await search(hand) };
    if (options.all) {
      found.ASHA = await search({ scheduler: kd.asha({ reductionFactor }) });
      found['all to the end'] = await search({});
    }
    records[i] = (found['all to the end'] ?? random).records;
    for (const [group, result] of Object.entries(found)) {
      add(group, i, result.candidates);
      best[group].test[i] = result.front.at(-1).test.accuracy;
      result.front.forEach(({ student }) => student.dispose());
    }
    console.log(`${title}, seed ${seed}: ${pareto.says}`);
  }
  const view = kd.architecture.fronts({
    groups,
    cost,
    reference: { cost: cost.atMost, value: 0.5 },
    rows: data.validation.y.length,
    title: `MNIST under a budget: ${title}`
  });
  console.log(view.says);
  console.table(
    view.groups.map(({ name, hypervolume, behind }) => ({
      'found by': name,
      epochs: mean(best[name].epochs).toFixed(0),
      hypervolume: interval(hypervolume, (x) => x.toFixed(3)),
      'pareto ASHA has more': behind ? interval(behind, (x) => x.toFixed(3)) : '',
      'best, validation': interval(over(best[name].validation), percent),
      'its test': interval(over(best[name].test), percent),
      'pareto ASHA better by, test': interval(over(best['pareto ASHA'].test.map((x, i) => x - best[name].test[i])), percent)
    }))
  );
  for (const epoch of [1, 2, 4])
    for (const { signal, candidates: count, kendall, spearman, aboveFirst } of kd.architecture.earlySignals(records, { epoch }))
      console.log(
        `after epoch ${epoch}, ${count} students: ${signal} foretells the accuracy in the end with tau ${interval(kendall, (x) => x.toFixed(2))}, rho ${interval(spearman, (x) => x.toFixed(2))}${aboveFirst ? `; tau above that of teacherKl by ${interval(aboveFirst, (x) => x.toFixed(2))}` : ''}`
      );
  console.log(`${((performance.now() - begun) / 1000).toFixed(0)} s`);
  if (options.view) writeFileSync(options.view, JSON.stringify(view));
}

/** Latencies of 24 architectures, twice, and of trained students beside untrained ones. */
async function measureTwice({ parameters }) {
  const all = kd
    .gridSearch()
    .plan(parameters, 0)
    .filter((_, i) => i % 3 === 0 || i > 30);
  const models = all.map((one) => build(one, 1));
  const [first, second] = [await latency.measure(models), await latency.measure(models)];
  const ratios = first.map((time, i) => second[i] / time);
  console.log(
    `${models.length} compiled students, ${show(Math.min(...first))} to ${show(Math.max(...first))}: the second measurement over the first ${range(ratios)}`
  );
  const trained = all.slice(0, 8).map((one) => build(one, 1));
  for (const student of trained) await kd.distill({ teacher, student, data, epochs: 3, baseline: false, show: false });
  const times = await latency.measure([...models.slice(0, 8), ...trained]);
  console.log(`8 trained students over the same untrained ones: ${range(times.slice(8).map((time, i) => time / times[i]))}`);
  const eager = kd.architecture.latency({ rows: data.test });
  const [once, again] = [await eager.measure(models.slice(0, 8)), await eager.measure(models.slice(0, 8))];
  console.log(
    `8 students by tfjs, ${show(Math.min(...once))} to ${show(Math.max(...once))}: the second over the first ${range(once.map((time, i) => again[i] / time))}`
  );
}

function fixed(values) {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, kd.choice([value])]));
}

function over(values) {
  const n = values.length;
  const middle = mean(values);
  if (n < 2) return { mean: middle, low: null, high: null };
  const t = { 2: 12.706, 3: 4.303, 4: 3.182, 5: 2.776 }[n] ?? 2.262;
  const half = t * Math.sqrt(values.reduce((sum, value) => sum + (value - middle) ** 2, 0) / (n - 1) / n);
  return { mean: middle, low: middle - half, high: middle + half };
}

function mean(values) {
  return values.reduce((a, b) => a + b, 0) / values.length;
}

function interval({ mean: middle, low, high }, write) {
  return low === null ? write(middle) : `${write(middle)} (${write(low)} to ${write(high)})`;
}

function percent(share) {
  return `${(100 * share).toFixed(1)} %`;
}

function show(milliseconds) {
  return `${(1000 * milliseconds).toFixed(1)} microseconds`;
}

function range(ratios) {
  const within = ratios.filter((ratio) => Math.abs(ratio - 1) <= 0.1).length;
  return `${Math.min(...ratios).toFixed(3)} to ${Math.max(...ratios).toFixed(3)}, ${within} of ${ratios.length} within 10 %`;
}
