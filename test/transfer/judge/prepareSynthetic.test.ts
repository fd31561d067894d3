import * as tf from '@tensorflow/tfjs';
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest';
import '../../../src/engine/loadEngine';
import type { Dataset } from '../../../src/data/Dataset';
import { takeRows } from '../../../src/data/takeRows';
import { constant } from '../../../src/schedules/constant';
import { linear } from '../../../src/schedules/linear';
import { cardTransactions } from '../../../src/data/sources/simulated/cardTransactions';
import { prepareSynthetic } from '../../../src/transfer/judge/prepareSynthetic';
import { modelTeacher } from '../../../src/teachers/modelTeacher';
import { loadCApi } from '../../../src/teachers/xgboost/library/loadCApi';
import { xgboost } from '../../../src/teachers/xgboost/xgboost';
import type { XgboostTeacher } from '../../../src/teachers/xgboost/teacher/XgboostTeacher';
import { gaussianBlobs } from '../../gaussianBlobs';
import { generators } from './faultyGenerators';

let before: number;
beforeEach(() => void (before = tf.memory().numTensors));
afterEach(() => expect(tf.memory().numTensors).toBe(before));

const first = (count: number, from = 0) => Array.from({ length: count }, (_, i) => from + i);
const all = gaussianBlobs({ rows: 900, classes: 3, spread: 0.8 });
const real = takeRows(all, first(400));
const fresh = takeRows(all, first(250, 400));
const heldOut = takeRows(all, first(250, 650));
const teacher = (rows: tf.Tensor) =>
  tf.tidy(() => {
    const centres = tf.tensor2d([0, 1, 2].map((c) => first(4).map((f) => 1.5 * Math.sin(2.1 * c + 2 * f + 1))));
    return rows.as2D(rows.shape[0], 4).matMul(centres, false, true).mul(2).sub(centres.square().sum(1)) as tf.Tensor2D;
  });
const problems = ({ report }: { report: { findings: { level: string; check: string }[] } }) =>
  report.findings.filter(({ level }) => level === 'problem').map(({ check }) => check);
const moment = (epoch: number) => ({ epoch, epochs: 10, step: epoch, loss: null });

describe('kd.synthetic({candidates, teacher, real})', () => {
  test('rows of the same source are trusted, their weight goes from 0.1 to 1, and no screened row is lost from the counts', async () => {
    const set = await prepareSynthetic({ candidates: fresh, teacher, real, heldOut });
    expect(set).toMatchObject({ trusted: true, report: { trusted: true, synthetic: 'blobs', real: 'blobs' } });
    expect([0, 5, 10].map((epoch) => set.weight(moment(epoch)))).toEqual([0.1, 0.55, 1]);
    const { candidates, kept, rejected, byClass } = set.report.screening!;
    expect(candidates).toBe(250);
    expect(kept + rejected.reduce((sum, { rows }) => sum + rows, 0)).toBe(250);
    expect(byClass.reduce((sum, one) => sum + one.kept, 0)).toBe(kept);
    expect(set.data.y.length).toBe(kept);
    expect(JSON.parse(JSON.stringify(set.report))).toEqual(set.report);
  });

  test.each([
    ['oneClass', 'classConsistency'],
    ['noise', 'classConsistency'],
    ['constant', 'classConsistency'],
    ['copied', 'copies'],
    ['shuffled', 'classConsistency'],
    ['collapsed', 'coverage']
  ] as const)('a generator gone wrong (%s) is found out (%s) and has the weight 0', async (name, check) => {
    for (const seed of [0, 1, 2]) {
      const set = await prepareSynthetic({
        candidates: generators[name](fresh, real, seed),
        teacher,
        real,
        heldOut,
        seed,
        weight: 1
      });
      expect(problems(set)).toContain(check);
      expect(set.trusted).toBe(false);
      expect(set.weight(moment(10))).toBe(0);
    }
  });

  test('20 seeds of honest rows and of slightly degraded ones: no false alarm', async () => {
    for (const seed of first(20))
      for (const name of ['fresh', 'degraded'] as const) {
        const source = gaussianBlobs({ rows: 450, classes: 3, spread: 0.8, seed: seed + 10 });
        const [own, made] = [takeRows(source, first(300)), takeRows(source, first(150, 300))];
        const set = await prepareSynthetic({ candidates: generators[name](made, own, seed), teacher, real: own, seed });
        expect(problems(set)).toEqual([]);
      }
  });

  test('any schedule, a number, and what each is checked for', async () => {
    const few = { candidates: takeRows(fresh, first(60)), teacher, real };
    expect((await prepareSynthetic({ ...few, weight: 0.3 })).weight.description).toEqual(constant(0.3).description);
    expect((await prepareSynthetic({ ...few, weight: linear({ from: 1, to: 0 }) })).weight(moment(5))).toBe(0.5);
    await expect(prepareSynthetic({ ...few, weight: -1 })).rejects.toThrow('weight');
    await expect(prepareSynthetic({ ...few, weight: 'much' as never })).rejects.toThrow('weight');
  });

  test('a generator is asked for rows with the seed, and its own training is in the report', async () => {
    const info = { name: 'half of them', parameters: 0, rows: 400, seed: 1, seconds: 0, history: { step: [], series: {} } };
    const asked: object[] = [];
    const sample = (options: { rows: number; seed: number }) => {
      asked.push(options);
      return Promise.resolve(takeRows(fresh, first(options.rows)));
    };
    const { report } = await prepareSynthetic({ generator: { info, sample }, rows: 80, teacher, real, seed: 4 });
    expect(asked).toEqual([{ rows: 80, seed: 4 }]);
    expect(report).toMatchObject({ generator: info, screening: { candidates: 80 } });
    await expect(prepareSynthetic({ generator: { sample }, candidates: fresh, teacher, real })).rejects.toThrow('got both');
    await expect(prepareSynthetic({ teacher, real })).rejects.toThrow('got neither');
    await expect(prepareSynthetic({ candidates: fresh, rows: 5, teacher, real })).rejects.toThrow('leave rows out');
    for (const generator of [
      {},
      {
        sample: class Own {
          rows = 1;
        }
      }
    ])
      await expect(prepareSynthetic({ generator: generator as never, teacher, real })).rejects.toThrow(
        'to have sample({rows, seed})'
      );
    await expect(
      prepareSynthetic({ generator: { sample: () => Promise.resolve(gaussianBlobs({ features: 2 })) }, teacher, real })
    ).rejects.toThrow('the generated rows to have the shape of real');
  });

  test('a class that nobody asked for is no trouble; one that is asked for and never kept is', async () => {
    const two = takeRows(
      fresh,
      Array.from(fresh.y.keys()).filter((row) => fresh.y[row] !== 2)
    );
    expect(problems(await prepareSynthetic({ candidates: two, teacher, real }))).toEqual([]);
    const mixed: Dataset = { ...fresh, y: fresh.y.map((label) => (label === 2 ? 1 : label)) };
    const wrong = { ...mixed, y: mixed.y.map((label, row) => (fresh.y[row] === 2 ? 2 : label)), x: mixed.x.slice() };
    fresh.y.forEach((label, row) => label === 2 && wrong.x.set(fresh.x.subarray(0, 4), row * 4));
    const { report } = await prepareSynthetic({ candidates: wrong, teacher, real });
    expect(report.findings).toContainEqual(expect.objectContaining({ check: 'absentClasses', level: 'warning', value: 1 }));
  });

  test('five rows can be screened, not judged by how they are spread; a teacher that knows nothing is said', async () => {
    const five = await prepareSynthetic({ candidates: takeRows(fresh, first(5)), teacher, real: takeRows(real, first(5)) });
    expect(five.report.findings).toContainEqual(expect.objectContaining({ check: 'fewRows', level: 'info' }));
    const blind = await prepareSynthetic({ candidates: fresh, teacher: (rows) => tf.zeros([rows.shape[0], 3]), real });
    expect(blind.report.findings).toContainEqual(expect.objectContaining({ check: 'teacherAtChance', level: 'warning' }));
  });

  test('a generator that was guided by the teacher that judges it is said to be; one guided by another is not', async () => {
    const judge = tf.sequential({ layers: [tf.layers.dense({ units: 3, inputShape: real.shape })] });
    const info = { name: 'gan', parameters: 1, rows: 1, seed: 0, seconds: 0, history: { step: [], series: {} } };
    const guided = async (fingerprint: string | null) => {
      const generator = { info: { ...info, guide: { name: 'judge', fingerprint, weight: 1 } }, sample: async () => fresh };
      const { report } = await prepareSynthetic({ generator, rows: fresh.y.length, teacher: judge, real });
      return report.findings.filter(({ check }) => check === 'judgeGuided').length;
    };
    expect(await guided(modelTeacher(judge).fingerprint())).toBe(1);
    expect(await guided('0123456789ab')).toBe(0);
    judge.dispose();
  });

  test("the same seed gives the same set; as a cell's last value it shows counts and numbers, without a row of data", async () => {
    const options = { candidates: fresh, teacher, real: { ...real, name: '<b>real</b>' }, seed: 9 };
    const set = await prepareSynthetic(options);
    expect(JSON.stringify((await prepareSynthetic(options)).report)).toBe(JSON.stringify(set.report));
    const show = (set as unknown as { [key: symbol]: () => { 'text/html': string; 'text/plain': string } })[
      Symbol.for('Jupyter.display')
    ];
    const bundle = show();
    expect(bundle['text/plain']).toMatch(/^Synthetic rows: blobs\. blobs may teach\. \d+ of 250 candidates count/);
    expect(bundle['text/html']).toContain('the teacher sees another class in them');
    expect(bundle['text/html']).not.toContain('<b>real');
    expect(Object.keys(set)).toEqual(['data', 'weight', 'report', 'trusted']);
  });

  test('an interrupt of the notebook ends it, and no tensor is left', async () => {
    const symbol = Symbol.for('stillroom.host');
    const globals = globalThis as { [symbol]?: object };
    let looks = 0;
    const throwIfInterrupted = () => {
      if (++looks > 3) throw Object.assign(new Error('interrupted'), { name: 'KeyboardInterrupt' });
    };
    const lines: string[] = [];
    const display = (bundle: { 'text/plain': string }) => void lines.push(bundle['text/plain']);
    globals[symbol] = { throwIfInterrupted, display, cell: () => 1, interrupted: () => false, hold: () => () => {} };
    try {
      await expect(prepareSynthetic({ candidates: fresh, teacher, real })).rejects.toThrow('interrupted');
      expect(lines[0]).toBe('synthetic rows: looking for copies');
    } finally {
      delete globals[symbol];
    }
  });
});

const hasXgboost = (() => {
  try {
    loadCApi();
    return true;
  } catch {
    return false;
  }
})();

describe.skipIf(!hasXgboost)('kd.synthetic of a table with an XGBoost teacher', () => {
  let forest: XgboostTeacher | undefined;
  afterAll(() => forest?.dispose());

  test('fresh card transactions are trusted, in the space of scaled columns; planted copies are named and left out', async () => {
    const { data } = await cardTransactions({ customers: 120, days: 90, seed: 1 });
    const half = data.y.length >> 1;
    forest = await xgboost(takeRows(data, first(half)), { rounds: 40, earlyStopping: 0, folds: 3 });
    const frauds = first(half, half).filter((row) => data.y[row]);
    const genuine = first(half, half).filter((row) => !data.y[row] && row % 7 === 0);
    const rows = (from: number, step: number) => [
      ...frauds.filter((_, i) => i % 2 === from),
      ...genuine.slice(from * step, (from + 1) * step)
    ];
    const [own, made] = [takeRows(data, rows(0, 600)), takeRows(data, rows(1, 600).slice(0, 400))];
    const set = await prepareSynthetic({ candidates: made, teacher: forest, real: own });
    expect(problems(set)).toEqual([]);
    expect(set.report.faithfulness!.space).toBe('15 scaled columns');
    const x = made.x.slice();
    x.set(own.x.subarray(0, 20 * 15), 100 * 15);
    for (let i = 110 * 15; i < 120 * 15; i++) x[i] *= 1.0005;
    const copied = await prepareSynthetic({ candidates: { ...made, x }, teacher: forest, real: own });
    expect(copied.report.screening!.rejected[0]).toMatchObject({ reason: 'copy', rows: 20 });
    const { nearest } = copied.report.faithfulness!.copies;
    expect(nearest.map(({ synthetic: row }) => row).sort((a, b) => a - b)).toEqual(first(20, 100));
    nearest.forEach(({ synthetic: row, real: of }) => expect(of).toBe(row - 100));
  });
});
