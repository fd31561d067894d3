// What Node offers a server: the compiled student, the student on the engine, XGBoost in place. One row or 1,000, microseconds a call.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { answerMeasurementRequests } from '../../harness/answerMeasurementRequests.mjs';
import { madeUp } from '../../workloads/writeServingModels.mjs';

const { default: kd } = await import(new URL('../../../dist/src/index.js', import.meta.url));
const { tf } = kd;
const [way] = process.argv.slice(2);

const ways = {
  student: (folder) => compiled(join(folder, 'student')),
  tree: (folder) => compiled(join(folder, 'tree')),
  async engine(folder, columns) {
    const student = await kd.loadModel(join(folder, 'student'));
    const ask = (rows) =>
      tf.tidy(() => student.predict(tf.tensor2d(rows, [rows.length / columns, columns]), { batchSize: 1000 }).dataSync());
    return { one: ask, all: ask, dispose: () => student.dispose() };
  },
  async xgboost(folder) {
    const [teacher, data] = [await kd.xgboost.load(join(folder, 'teacher.ubj')), madeUp(kd)];
    const one = teacher.inplace({ threads: 1 });
    const all = (rows) => teacher.predict({ ...data, x: rows, y: new Int32Array(1000) });
    return { one, all, dispose: () => [one, teacher].forEach((each) => each.dispose()) };
  }
};

await answerMeasurementRequests(async ({ open: name, folder, seconds }) => {
  const rows = new Float32Array(new Uint8Array(readFileSync(join(folder, 'rows.f32'))).buffer);
  const columns = rows.length / 1000;
  const isOne = name === 'one row';
  const { one, all, dispose } = await ways[way](folder, columns);
  let row = 0;
  const ask = isOne
    ? () => {
        row = (row + 1) % 1000;
        return one(rows.subarray(row * columns, (row + 1) * columns));
      }
    : () => all(rows);
  return {
    versions: { Stillroom: kd.version },
    check: () =>
      ['xgboost', 'tree'].includes(way)
        ? null
        : Array.from({ length: 50 }, (_, i) => one(rows.subarray(i * columns, (i + 1) * columns))[0]),
    block() {
      const start = performance.now();
      let calls = 0;
      for (; performance.now() < start + 1000 * seconds; calls += isOne ? 20 : 1)
        for (let i = 0; i < (isOne ? 20 : 1); i++) ask();
      return (1000 * (performance.now() - start)) / calls;
    },
    close: dispose
  };
});

async function compiled(folder) {
  const model = await kd.loadModel(folder);
  const predict = kd.compile(model);
  return { one: predict, all: (rows) => predict.batch(rows), dispose: () => model.dispose() };
}
