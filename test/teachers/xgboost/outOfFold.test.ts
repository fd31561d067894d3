import { describe, expect, test } from 'vitest';
import { fc } from '../../seededFastCheck';
import type { Dataset } from '../../../src/data/Dataset';
import { makeDataset } from '../../../src/data/makeDataset';
import { takeRows } from '../../../src/data/takeRows';
import { tf } from '../../../src/engine/tf';
import { label } from '../../../src/teachers/label';
import { xgboost } from '../../../src/teachers/xgboost/xgboost';
import { gaussianBlobs } from '../../gaussianBlobs';
import { mulberry32 } from '../../mulberry32';
import { loanApplications } from '../../models/students/loanApplications';

const quick = { rounds: 8, earlyStopping: 0, folds: 3, maxDepth: 6, minChildWeight: 0, learningRate: 0.5 };

describe('teacher.logits of rows that it learnt from', () => {
  test('never depend on what was learnt of the row, of its copies or of its group', async () => {
    const row = fc.record({ content: fc.integer({ min: 0, max: 30 }), group: fc.integer({ min: 0, max: 12 }) });
    const cases = fc.record({
      rows: fc.array(row, { minLength: 40, maxLength: 80 }),
      grouped: fc.boolean(),
      changed: fc.nat(39),
      seed: fc.nat(1000)
    });
    await fc.assert(
      fc.asyncProperty(cases, async ({ rows, grouped, changed, seed }) => {
        const next = mulberry32(seed);
        const withTargets = (targets: number[]): Dataset => ({
          ...makeDataset({ x: rows.map((row) => [row.content, row.content % 7]), targets }),
          ...(grouped && { groups: Int32Array.from(rows, (row) => row.group) })
        });
        const targets = rows.map(() => next());
        const { content, group } = rows[changed];
        const together = rows.map((other) => other.content === content || (grouped && other.group === group));
        const others = targets.map((target, i) => (together[i] ? 1000 + next() : target));
        const both: { out: Float32Array; inSample: Float32Array }[] = [];
        for (const learnt of [targets, others]) {
          const data = withTargets(learnt);
          const teacher = await xgboost(data, { ...quick, seed }).catch(() => null);
          // So many rows belong together that there are too few lots for three folds.
          if (!teacher) return;
          both.push({ out: (await label(teacher, data)).values, inSample: teacher.predict(data).values });
          teacher.dispose();
        }
        together.forEach((isTogether, i) => isTogether && expect(both[1].out[i]).toBe(both[0].out[i]));
        expect(both[1].inSample[changed]).not.toBe(both[0].inSample[changed]);
      }),
      { numRuns: 25 }
    );
  });

  test('are those of the fold in whatever order or split the rows come, and of the whole model for new rows', async () => {
    const data = loanApplications({ rows: 300 });
    const fresh = loanApplications({ rows: 50, seed: 2 });
    const teacher = await xgboost(data, quick);
    const mixed = takeRows(data, [7, 250, 7, 0]);
    const known = (await label(teacher, data)).values;
    expect(teacher.predict(data, { outOfFold: true }).values).toEqual(known);
    expect(known).not.toEqual(teacher.predict(data).values);
    expect((await label(teacher, mixed, { batchSize: 3 })).values).toEqual(
      Float32Array.of(known[7], known[250], known[7], known[0])
    );
    expect((await label(teacher, fresh)).values).toEqual(teacher.predict(fresh).values);
    const both: Dataset = {
      ...data,
      x: Float32Array.of(...data.x.subarray(0, 8), ...fresh.x.subarray(0, 8)),
      y: new Int32Array(2)
    };
    expect((await label(teacher, both)).values).toEqual(Float32Array.of(known[0], teacher.predict(fresh).values[0]));
  });

  test('are in-sample where it was asked for, and predict says when it has no others', async () => {
    const data = gaussianBlobs({ rows: 200, classes: 2 });
    const teacher = await xgboost(data, { ...quick, outOfFold: false });
    expect((await label(teacher, data)).values).toEqual(teacher.predict(data).values);
    expect(teacher.folds).toBe(null);
    expect(() => teacher.predict(data, { outOfFold: true })).toThrow(
      'xgboost: predict: expected a teacher that was trained with outOfFold: true, got one without out-of-fold margins; leave the option out'
    );
  });

  test('are less sure than in-sample ones, which learn noise by heart', async () => {
    const next = mulberry32(3);
    const data = makeDataset({
      x: Array.from({ length: 300 }, () => [next(), next()]),
      y: Array.from({ length: 300 }, () => +(next() < 0.5)),
      classes: 2
    });
    const teacher = await xgboost(data, { ...quick, rounds: 60, subsample: 1 });
    const right = (margins: Float32Array) => data.y.filter((y, i) => margins[i] > 0 === (y === 1)).length / 300;
    expect(right(teacher.predict(data).values)).toBeGreaterThan(0.95);
    expect(right((await label(teacher, data)).values)).toBeLessThan(0.6);
  });

  test('the same seed gives the same numbers for any number of threads, another seed others', async () => {
    const data = loanApplications({ rows: 3000, classes: 3 });
    const answers = async (options: object) => {
      const teacher = await xgboost(data, { rounds: 25, earlyStopping: 5, folds: 5, ...options });
      const said = [
        ...teacher.predict(data).values,
        ...teacher.predict(data, { outOfFold: true }).values,
        ...teacher.history!.validation
      ];
      teacher.dispose();
      return said;
    };
    const one = await answers({ threads: 1 });
    for (const threads of [2, 3, 5, undefined]) expect(await answers({ threads })).toEqual(one);
    const [side, beside] = await Promise.all([answers({}), answers({})]);
    expect([side, beside]).toEqual([one, one]);
    expect(await answers({ seed: 1 })).not.toEqual(one);
  });

  test('groups stay together, and classes keep their shares', async () => {
    const data = { ...loanApplications({ rows: 400 }), groups: Int32Array.from({ length: 400 }, (_, row) => row % 80) };
    const { folds } = await xgboost(data, quick);
    data.groups.forEach((group, row) => expect(folds![row]).toBe(folds![group]));
    expect(new Set(folds).size).toBe(3);
  });

  test('leave no tensor behind', async () => {
    const teacher = await xgboost(gaussianBlobs({ rows: 100 }), quick);
    const counted = tf.memory().numTensors;
    const rows = tf.randomNormal([5, 4]);
    const logits = await teacher.logits(rows);
    expect(logits.shape).toEqual([5, 3]);
    const none = await teacher.logits(tf.zeros([0, 4]));
    expect(none.shape).toEqual([0, 3]);
    expect(tf.memory().numTensors).toBe(counted + 4);
  });
});
