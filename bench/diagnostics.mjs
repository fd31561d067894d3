/**
 * What `diagnostics: true` costs: `node bench/diagnostics.mjs [REPEATS]`, after `node node_modules/typescript-7/bin/tsc -p .`. The same distillation
 * with it and without, in turns in one process. Says the ratio of their processor time from the first point of the training to the last (the median
 * over REPEATS pairs, 7 unless said otherwise), to how many steps a look comes, and that the histories are otherwise equal. A look is a pass there
 * and back for each term, once an epoch: the more steps an epoch has, the less it is.
 */
import { isDeepStrictEqual } from 'node:util';

const kd = await import(new URL('../dist/src/index.js', import.meta.url)).then((module) => module.default);
const { tf } = kd;
const repeats = Number(process.argv[2] ?? 7);
const median = (all) => [...all].sort((a, b) => a - b)[Math.floor(all.length / 2)];

const dense = (units, seed) =>
  kd.seeded(seed, () =>
    tf.sequential({
      layers: [tf.layers.dense({ name: 'hidden', units, activation: 'relu', inputShape: [784] }), tf.layers.dense({ units: 10 })]
    })
  );
const convolutional = (filters, seed) =>
  kd.seeded(seed, () =>
    tf.sequential({
      layers: [
        tf.layers.conv2d({ name: 'hidden', filters, kernelSize: 3, activation: 'relu', inputShape: [28, 28, 1] }),
        tf.layers.maxPooling2d({ poolSize: 2 }),
        tf.layers.flatten(),
        tf.layers.dense({ units: 10 })
      ]
    })
  );
const two = { hard: { weight: 0.3, loss: kd.crossEntropy() }, soft: { weight: 0.7, loss: kd.softTargets({ temperature: 4 }) } };
const hint = { weight: 1, loss: kd.hint(), layers: { teacher: 'hidden', student: 'hidden' } };

const cases = [
  ['dense, 2 terms, 10 steps an epoch', dense, 1_280, two, 12],
  ['dense, 2 terms, 100 steps an epoch', dense, 12_800, two, 4],
  ['dense, 3 terms with a hint, 10 steps', dense, 1_280, { ...two, hint }, 12],
  ['convolutions, 2 terms, 10 steps', convolutional, 1_280, two, 6]
];
console.log(String(kd.device()));
for (const [what, build, rows, terms, epochs] of cases) {
  const isFlat = build === dense;
  const { train } = kd.mnist({ train: rows, test: 100 });
  const shaped = isFlat ? train : { ...train, shape: [28, 28, 1] };
  const data = {
    train: shaped,
    validation: kd.takeRows(
      shaped,
      Array.from({ length: 100 }, (_, i) => i)
    )
  };
  const teacher = build(isFlat ? 200 : 16, 1);
  const once = async (diagnostics) => {
    const student = build(isFlat ? 50 : 8, 2);
    let [begun, ended] = [undefined, undefined];
    const onEvent = ({ type }) => {
      if (type !== 'point') return;
      ended = process.cpuUsage();
      begun ??= ended;
    };
    const asked = { teacher, student, data, terms, epochs, batchSize: 128, baseline: false, show: false };
    const { history } = await kd.distill({ ...asked, diagnostics, onEvent });
    student.dispose();
    return { history, used: ended.user + ended.system - begun.user - begun.system };
  };
  await once(true);
  const ratios = [];
  let isEqual = true;
  for (let i = 0; i < repeats; i++) {
    const pair = [];
    for (const looks of i % 2 ? [true, false] : [false, true]) pair.push([looks, await once(looks)]);
    const [[, plain], [, looked]] = pair.sort(([a], [b]) => a - b);
    ratios.push(looked.used / plain.used);
    const same = (name) => isDeepStrictEqual(plain.history.series[name], looked.history.series[name]);
    isEqual &&= Object.keys(plain.history.series).every(same);
  }
  const [ratio, least, most] = [median(ratios), Math.min(...ratios), Math.max(...ratios)];
  const steps = (rows / 128) * epochs - Math.round(rows / 1280);
  const look = ((ratio - 1) * steps) / (epochs - 1);
  const range = `${ratio.toFixed(3)} times (${least.toFixed(2)} to ${most.toFixed(2)})`;
  console.log(`${what.padEnd(38)} ${range}, a look is ${look.toFixed(1)} steps, otherwise ${isEqual ? 'equal' : 'DIFFERENT'}`);
  teacher.dispose();
}
