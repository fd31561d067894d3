/**
 * What passes through models and steps of generators cost as graphs: `node bench/graphVersusEager.mjs [NAME ...]`, after `node node_modules/typescript-7/bin/tsc -p .`. Of each work a run with
 * STILLROOM_EAGER=1 and one without take turns, three times each (ROUNDS sets another number); medians of seconds and of processor seconds, their ratios, and how far the numbers are
 * apart. On a machine that others use too, the processor's seconds say more. Writing the graphs down is part of each run, as for a user.
 */
const { default: kd } = await import(new URL('../dist/src/index.js', import.meta.url));
const { tf } = kd;

const rows = (count, shape, classes = 10) => {
  const made = tf.randomNormal([count, ...shape], 0, 1, 'float32', 3);
  const x = made.dataSync();
  made.dispose();
  return kd.dataset({ x, y: Int32Array.from({ length: count }, (_, i) => i % classes), classes, shape });
};
const dense = (units, depth, seed = 1) =>
  kd.seeded(seed, () =>
    tf.sequential({
      layers: [
        ...Array.from({ length: depth }, (_, i) =>
          tf.layers.dense({ units, activation: 'relu', ...(i === 0 && { inputShape: [784] }) })
        ),
        tf.layers.dense({ units: 10 })
      ]
    })
  );
const conv = (filters, seed = 1) => kd.models.convolutionalNetwork({ inputShape: [28, 28, 1], filters, classes: 10, seed });
const transformer = () =>
  kd.models.visionTransformer({ image: [28, 28, 1], patch: 7, width: 32, depth: 2, heads: 4, hidden: 64, classes: 10, seed: 1 });

const flat = rows(10_000, [784]);
const images = { ...flat, shape: [28, 28, 1] };
const some = (data, count) => ({ ...data, x: data.x.subarray(0, count * 784), y: data.y.subarray(0, count) });
const table = kd.dataset({
  x: Array.from({ length: 1000 }, (_, i) => [(i * 7) % 31, i % 3 ? (i % 5) / 4 : 0, (i * 13) % 17]),
  y: Int32Array.from({ length: 1000 }, (_, i) => Number((i * 7) % 31 > 15)),
  classes: 2
});

const passes = (make, data) => async () => {
  const model = make();
  const { values } = await kd.predict(model, data);
  model.dispose();
  return values;
};
const works = {
  'predict, dense 800-800, 10,000 rows': passes(() => dense(800, 2), flat),
  'predict, conv 8/16, 10,000 rows': passes(() => conv([8, 16]), images),
  'predict, small transformer, 10,000 rows': passes(transformer, images),
  'label, conv 32/64, 5,000 rows': async () => {
    const teacher = conv([32, 64]);
    const { values } = await kd.label(kd.modelTeacher(teacher), some(images, 5000));
    teacher.dispose();
    return values;
  },
  'alignmentMap, 50 x 50 dense layers, 2,000 rows': async () => {
    const [teacher, student] = [1, 2].map((seed) => dense(256, 49, seed));
    const map = await kd.alignmentMap({ teacher, student, x: some(flat, 2000), show: false });
    [teacher, student].forEach((model) => model.dispose());
    return map.maps[0].values.flat();
  },
  'imageGenerator, 100 steps of 16 images': async () => {
    const data = { ...some(images, 200), x: some(images, 200).x.map((value) => 1 / (1 + Math.exp(-value))) };
    const generator = await kd.imageGenerator({ data, steps: 100, show: false });
    const { critic } = generator.info.history.series;
    generator.dispose();
    return critic;
  },
  'tableGenerator, 300 steps': async () => {
    const generator = await kd.tableGenerator({ data: table, steps: 300, batchSize: 128, show: false });
    const { critic } = generator.info.history.series;
    generator.dispose();
    return critic;
  },
  'distillDataFree, 60 steps of 64 images': async () => {
    const [teacher, student] = [conv([8, 16], 1), conv([4, 8], 2)];
    const { history } = await kd.distillDataFree({ teacher, student, steps: 60, batchSize: 64, show: false });
    [teacher, student].forEach((model) => model.dispose());
    return history.series['train/generator'];
  }
};

async function timed(work, isEager) {
  process.env.STILLROOM_EAGER = isEager ? '1' : '';
  const [begun, used] = [performance.now(), process.cpuUsage()];
  const values = await work();
  const { user, system } = process.cpuUsage(used);
  return { seconds: (performance.now() - begun) / 1000, cpu: (user + system) / 1e6, values };
}

const median = (values) => [...values].sort((a, b) => a - b)[values.length >> 1];
const asked = process.argv.slice(2);
for (const [name, work] of Object.entries(works)) {
  if (asked.length && !asked.some((one) => name.startsWith(one))) continue;
  const rounds = [];
  for (let i = 0; i < Number(process.env.ROUNDS ?? 3); i++) rounds.push([await timed(work, true), await timed(work, false)]);
  const of = (what, way) => median(rounds.map((round) => round[way][what]));
  const ratio = (what) => (of(what, 1) / of(what, 0)).toFixed(2);
  const [[eager, graph]] = rounds;
  const apart = Math.max(...Array.from(eager.values, (value, i) => Math.abs(value - graph.values[i])));
  console.log(
    `${name}: ${of('seconds', 0).toFixed(2)} s operation by operation, ${of('seconds', 1).toFixed(2)} s as graphs, ratio ${ratio('seconds')};`,
    `of the processor ${of('cpu', 0).toFixed(2)} and ${of('cpu', 1).toFixed(2)} s, ratio ${ratio('cpu')}; numbers apart by ${apart.toPrecision(1)}`
  );
}
