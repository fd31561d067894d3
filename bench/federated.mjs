/**
 * Federated distillation of real MNIST: `node bench/federated.mjs [--seeds 5] [--rounds 8] [--part compare|longer|trouble|unsuitable] [--view FILE.json]`, after `node node_modules/typescript-7/bin/tsc -p .`.
 * Ten clients with 200 rows each, whose classes are dealt by Dirichlet 0.3, and three kinds of network; 1,000 public rows whose labels nobody reads. Prints
 * compare: alone, FedMD, FedDF and pooled, and FedAvg beside alone for one kind, over seeds with 95 % intervals;
 * longer: FedMD beside clients that learn alone for more epochs than FedMD's in all;
 * trouble: three clients are lost in round 3 and one is poisoned: who is named, and what the others come to, with the false alarms of runs without poison;
 * unsuitable: FedDF with public rows of noise, judged and trusted, beside FedAvg;
 * and fails if what is promised is not so. --view keeps the view of the comparison.
 */
import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { parseArgs } from 'node:util';

const require = createRequire(import.meta.url);
const kd = require('../dist/src/index.js');
const { layers, sequential } = kd.tf;
const { alone, fedAvg, fedDf, fedMd, pooled } = kd.federated;
const text = { type: 'string' };
const { values: options } = parseArgs({
  options: { seeds: { type: 'string', default: '5' }, rounds: { type: 'string', default: '8' }, part: text, view: text }
});
const seeds = Number(options.seeds);
const rounds = Number(options.rounds);
const md = () => fedMd({ digestEpochs: 2, revisitEpochs: 1 });
const df = (more) => fedDf({ epochs: 3, ...more });

const dense = (units) => () =>
  sequential({ layers: [layers.dense({ units, activation: 'relu', inputShape: [784] }), layers.dense({ units: 10 })] });
const convolutional = () =>
  sequential({
    layers: [
      layers.reshape({ targetShape: [28, 28, 1], inputShape: [784] }),
      layers.conv2d({ filters: 8, kernelSize: 5, strides: 2, activation: 'relu' }),
      layers.maxPooling2d({ poolSize: 2 }),
      layers.flatten(),
      layers.dense({ units: 10 })
    ]
  });
const networks = [dense(64), dense(32), convolutional];

const all = kd.mnist({ train: 50_000, validation: 2000, test: 1000 });
const between = (from, to) => Array.from({ length: to - from }, (_, i) => from + i);
const publicRows = kd.takeRows(all.validation, between(0, 1000), 'public digits');
const validation = kd.takeRows(all.validation, between(1000, 1500), 'validation');
const common = { test: all.test, rounds, batchSize: 50, optimizer: kd.adam({ learningRate: 0.003 }) };
const clientsOf = (seed, kinds = networks) =>
  kd
    .dirichletSplit(all.train, { clients: 10, alpha: 0.3, rows: 200, seed })
    .map((data, i) => ({ name: `client ${i + 1}`, model: kinds[i % kinds.length], data }));

const parts = { compare, longer, trouble, unsuitable };
for (const [name, part] of Object.entries(parts)) {
  if (options.part && options.part !== name) continue;
  const begun = performance.now();
  await part();
  console.log(`${name}: ${((performance.now() - begun) / 1000).toFixed(0)} s`);
}

async function compare() {
  const strategies = { alone: alone(), FedMD: md(), FedDF: df(), pooled: pooled() };
  const title = 'Ten clients, three kinds of network';
  const several = await kd.federated.study({ ...common, title, publicRows, validation, clients: clientsOf, strategies, seeds });
  show(`three kinds of network, ${seeds} seeds, ${rounds} rounds`, several.curves);
  if (options.view) writeFileSync(options.view, `${JSON.stringify(kd.federationView(several.curves), null, 2)}\n`);
  const one = { alone: alone(), FedAvg: fedAvg(), FedDF: df() };
  const oneKind = (seed) => clientsOf(seed, [networks[0]]);
  const same = await kd.federated.study({ ...common, publicRows, validation, clients: oneKind, strategies: one, seeds });
  show(`one kind of network, ${seeds} seeds, ${rounds} rounds`, same.curves);
  const of = (name) => several.curves.strategies.find((strategy) => strategy.name === name);
  if (seeds > 1) expect(of('FedMD').gain.low > 0, 'the gain of FedMD over alone has an interval above 0');
  expect(of('pooled').final.mean > of('FedMD').final.mean, 'pooled rows are above FedMD');
}

/** FedMD's clients learn their own rows longer before they send; alone they learn them longer still. */
async function longer() {
  const epochs = 5;
  const long = { description: { name: 'alone', epochs }, work: (client) => client.learn(epochs) };
  const strategies = { 'alone, longer': long, FedMD: md() };
  const study = await kd.federated.study({ ...common, publicRows, clients: clientsOf, strategies, seeds });
  show(`three kinds of network, ${epochs} epochs a round alone`, study.curves);
  if (seeds > 1)
    expect(
      study.curves.strategies[1].gain.low > 0,
      'the gain of FedMD over clients that learn alone for longer has an interval above 0'
    );
}

async function trouble() {
  const lost = ['client 2', 'client 5', 'client 8'];
  const poisoned = 'client 10';
  const alarms = { true: 0, false: 0, clean: 0, rounds: 0 };
  for (let seed = 0; seed < seeds; seed++) {
    const absent = (round, client) => round === 3 && lost.includes(client);
    const clean = await learn({ clients: clientsOf(seed), seed, strategy: md(), publicRows });
    const bad = clientsOf(seed).map((client) =>
      client.name === poisoned ? { ...client, data: mislabelled(client.data) } : client
    );
    const run = await learn({ clients: bad, seed, strategy: md(), publicRows, absent });
    const suspects = (of) =>
      of.rounds.map(({ left }) => left.filter(({ why }) => why === 'poisoned').map(({ client }) => client));
    const named = suspects(run);
    alarms.true += Number(named[0].includes(poisoned));
    alarms.false += named.flat().filter((client) => client !== poisoned).length;
    alarms.clean += suspects(clean).flat().length;
    alarms.rounds += rounds;
    const honest = ({ accuracy }) => percent(accuracy.slice(0, 9).reduce((a, b) => a + b) / 9);
    console.log(`seed ${seed}: the nine others ${honest(run.rounds.at(-1))}, without trouble ${honest(clean.rounds.at(-1))}`);
    for (const { says } of run.record.findings) console.log(`  ${says}`);
    const gone = run.rounds[2].left.filter(({ why }) => why === 'absent').map(({ client }) => client);
    expect(String(gone) === String(lost), 'the three that were lost are named');
    expect(run.record.status === 'done' && run.rounds.length === rounds, 'the run is done');
  }
  console.log(
    `poisoned client found in round 1: ${alarms.true} of ${seeds} seeds; false alarms: ${alarms.false} beside it and ${alarms.clean} without poison, in ${10 * alarms.rounds} contributions each`
  );
  expect(alarms.true === seeds, 'the poisoned client is found with every seed');
}

async function unsuitable() {
  const noise = kd.dataset({
    name: 'noise',
    x: uniform(1000 * 784),
    shape: [784],
    classes: publicRows.classes,
    y: new Int32Array(1000)
  });
  const clients = (seed) => clientsOf(seed, [networks[0]]);
  const strategies = { FedAvg: fedAvg(), 'FedDF, trusted': df({ trusted: true }), 'FedDF, judged': df() };
  const study = await kd.federated.study({
    ...common,
    publicRows: noise,
    validation,
    clients,
    strategies,
    seeds: Math.min(3, seeds)
  });
  show('public rows of noise', study.curves);
  const found = Object.entries(study.runs).flatMap(([name, runs]) =>
    runs.flatMap(({ findings }) =>
      findings.filter(({ check }) => check === 'unsuitablePublicRows').map(({ says }) => `${name}: ${says}`)
    )
  );
  for (const says of found) console.log(`  ${says}`);
  expect(found.length === 2 * Math.min(3, seeds), 'each run of FedDF finds that the public rows do not fit');
  expect(study.curves.strategies[1].gain.mean < 0, 'FedDF that trusts them is below FedAvg');
}

async function learn(more) {
  const learnt = await kd.federated.learn({ ...common, ...more, show: false });
  learnt.dispose();
  return learnt;
}

/** Every label is the next class. */
function mislabelled(data) {
  return { ...data, y: data.y.map((label) => (label + 1) % 10) };
}

function uniform(count) {
  return kd.seeded(1, () => Float32Array.from({ length: count }, () => Math.random()));
}

function show(title, { strategies }) {
  console.log(`\n${title}`);
  const heads = ['strategy', 'clients', 'server', 'gain', 'up', 'down'];
  const rows = strategies.map(({ name, final, server, gain, up, down }) => [
    ...[name, interval(final), server ? interval(server) : '', gain ? interval(gain) : ''],
    ...[up, down].map((bytes) => `${(bytes / 1e6).toFixed(2)} MB`)
  ]);
  for (const row of [heads, heads.map(() => '---'), ...rows]) console.log(`| ${row.join(' | ')} |`);
}

function expect(isSo, promise) {
  console.log(`${isSo ? 'so' : 'NOT SO'}: ${promise}`);
  if (!isSo) process.exitCode = 1;
}

function interval({ mean, low, high }) {
  return low === null ? percent(mean) : `${percent(mean)} (${percent(low)} to ${percent(high)})`;
}

function percent(share) {
  return (100 * share).toFixed(1);
}
