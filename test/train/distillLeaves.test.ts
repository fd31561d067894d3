import { describe, expect, test } from 'vitest';
import { split } from '../../src/data/split';
import { tf } from '../../src/engine/tf';
import { predict } from '../../src/metrics/predict';
import { softDecisionTree } from '../../src/models/students/softDecisionTree';
import { tabularStudent } from '../../src/models/students/tabularStudent';
import { sgd } from '../../src/train/optimizers/sgd';
import { distill } from '../../src/train/distill';
import { distillLeaves } from '../../src/train/distillLeaves';
import { embedLeaves } from '../../src/train/leaves/embedLeaves';
import { createLeafEmbeddingTables } from '../../src/train/leaves/createLeafEmbeddingTables';
import { xgboost } from '../../src/teachers/xgboost/xgboost';
import { loanApplications } from '../models/students/loanApplications';

const never = () => false;
const teacherOf = (data = loanApplications()) =>
  xgboost(data, { rounds: 30, earlyStopping: 0, maxDepth: 3, folds: 2, learningRate: 0.3 });

/** Pearson's correlation. */
function correlation(a: ArrayLike<number>, b: ArrayLike<number>): number {
  const mean = (v: ArrayLike<number>) => Array.from(v).reduce((x, y) => x + y) / v.length;
  const [ma, mb] = [mean(a), mean(b)];
  let [ab, aa, bb] = [0, 0, 0];
  for (let i = 0; i < a.length; i++) {
    ab += (a[i] - ma) * (b[i] - mb);
    aa += (a[i] - ma) ** 2;
    bb += (b[i] - mb) ** 2;
  }
  return ab / Math.sqrt(aa * bb);
}

describe('distillLeaves', () => {
  test.each([2, 3])(
    'the embedding: XGBoost’s own margins can be read from it, columns have mean 0, deviation 1; %i classes',
    async (classes) => {
      const data = loanApplications({ classes });
      const teacher = await teacherOf(data);
      const embedding = await embedLeaves(teacher, data, { groups: 5, dimension: 4, seed: 1 }, never);
      if (!embedding) throw new Error('it was stopped');
      const { columns, values, sums, base } = embedding;
      expect([embedding.rows, columns]).toEqual([600, 20]);
      const margins = teacher.predict(data);
      for (let row = 0; row < 600; row++) {
        const read = [...base];
        for (const { column, of, mean, deviation } of sums) read[of] += mean + deviation * values[row * columns + column];
        read.forEach((z, of) => expect(z).toBeCloseTo(margins.values[row * margins.columns + of], 4));
      }
      for (let column = 0; column < columns; column++) {
        const own = Array.from({ length: 600 }, (_, row) => values[row * columns + column]);
        expect(own.reduce((a, b) => a + b) / 600).toBeCloseTo(0, 4);
        expect(own.reduce((a, b) => a + b * b, 0) / 600).toBeCloseTo(1, 3);
      }
      teacher.dispose();
    }
  );

  test('trees are dealt to groups of nearly one size, by the seed; a leaf begins with its value', async () => {
    const teacher = await teacherOf();
    const [tables, same, other] = [1, 1, 2].map((seed) => createLeafEmbeddingTables(teacher, { groups: 4, dimension: 3, seed }));
    expect(tables).toEqual(same);
    expect(tables.map(({ group }) => group)).not.toEqual(other.map(({ group }) => group));
    const sizes = [0, 1, 2, 3].map((group) => tables.filter((one) => one.group === group).length);
    expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThan(2);
    teacher
      .leafValues()
      .forEach((values, tree) => values.forEach((value, node) => expect(tables[tree].rows[3 * node]).toBe(value)));
    teacher.dispose();
  });

  test.each([
    ['one unit', 2, 1],
    ['two units for two classes', 2, 2],
    ['a unit a class', 3, 3]
  ])(
    '%s: the student learns the leaves and gives the margin, and distill goes on; no tensor is left',
    async (_, classes, units) => {
      const data = loanApplications({ rows: 1200, classes });
      const teacher = await teacherOf(data);
      const made = tabularStudent(data, { seed: 1, hidden: [32, 16], dropout: 0 });
      const out = tf.layers.dense({ units }).apply(made.layers[made.layers.length - 2].output) as tf.SymbolicTensor;
      const student = units === classes && classes === 2 ? tf.model({ inputs: made.inputs, outputs: out }) : made;
      const splits = split(data, { validation: 0.2, test: 0, seed: 1 });
      const counted = tf.memory().numTensors;
      const result = await distillLeaves({ teacher, student, data: splits, epochs: 15, batchSize: 64, seed: 1, show: false });
      expect(tf.memory().numTensors).toBe(counted);
      expect(result.student).toBe(student);
      expect(result.status).toBe('done');
      expect(result.history.epoch).toEqual(Array.from({ length: 15 }, (_, i) => i + 1));
      expect(result.history.loss[14]).toBeLessThan(0.9 * result.history.loss[0]);
      const logits = await predict(student, splits.train);
      const margins = teacher.predict(splits.train);
      const column = ({ values, columns }: typeof logits, of: number) => Array.from(values).filter((_, i) => i % columns === of);
      const [own, asked] = units === 2 ? [1, 0] : [units - 1, units - 1];
      const z = column(logits, own);
      expect(correlation(z, column(margins, asked))).toBeGreaterThan(0.9);
      // Of the margin's size, not only of its order.
      const spread = (v: number[]) => Math.max(...v) - Math.min(...v);
      expect(spread(z) / spread(column(margins, asked))).toBeGreaterThan(0.5);
      expect(spread(z) / spread(column(margins, asked))).toBeLessThan(2);
      if (units === 2) expect(column(logits, 0).every((zero) => zero === 0)).toBe(true);
      const record = await distill({ teacher, student, data: splits, epochs: 1, show: false, baseline: false });
      expect(record.status).toBe('done');
      expect(tf.memory().numTensors).toBe(counted);
      teacher.dispose();
    }
  );

  test('one seed gives one student', async () => {
    const data = loanApplications();
    const teacher = await teacherOf(data);
    const learnt = [];
    for (const seed of [1, 1, 2]) {
      const student = tabularStudent(data, { seed: 1 });
      const { history } = await distillLeaves({ teacher, student, data, epochs: 2, seed, show: false });
      learnt.push({ history, logits: Array.from((await predict(student, data)).values) });
    }
    expect(learnt[0]).toEqual(learnt[1]);
    expect(learnt[0].logits).not.toEqual(learnt[2].logits);
    teacher.dispose();
  });

  test('stopped before it began it changes nothing; a failure names the step and leaves the student as it was', async () => {
    const data = loanApplications();
    const teacher = await teacherOf(data);
    const student = tabularStudent(data, { seed: 1 });
    const before = (await predict(student, data)).values;
    const counted = tf.memory().numTensors;
    const signal = AbortSignal.abort();
    expect(await distillLeaves({ teacher, student, data, signal, show: false })).toMatchObject({
      status: 'stopped',
      history: { epoch: [] }
    });
    const optimizer = sgd({ learningRate: 1e30 });
    const failed = await distillLeaves({ teacher, student, data, optimizer, show: false });
    expect(failed.status).toBe('failed');
    expect(failed.error).toMatch(/^student: expected finite losses, got .* in term "leaves" at step \d+/);
    expect((await predict(student, data)).values).toEqual(before);
    expect(tf.memory().numTensors).toBe(counted);
    teacher.dispose();
  });

  test('it says what does not fit before anything is trained', async () => {
    const data = loanApplications();
    const teacher = await teacherOf(data);
    const student = tabularStudent(data);
    const asked = (options: object) => distillLeaves({ teacher, student, data, show: false, ...options });
    const counted = tf.memory().numTensors;
    await expect(asked({ teacher: student })).rejects.toThrow(
      /^distillLeaves: expected teacher to be one of kd\.xgboost, got a Sequential; only trees have leaves$/
    );
    await expect(asked({ student: softDecisionTree(data) })).rejects.toThrow(
      /^distillLeaves: expected student "soft tree" to end in a dense layer without activation, got SoftTree /
    );
    await expect(distillLeaves(undefined as never)).rejects.toThrow(
      /^distillLeaves: expected options as an object, got undefined/
    );
    await expect(asked({ groups: 0 })).rejects.toThrow(/^distillLeaves: expected groups to be a whole number at least 1/);
    await expect(asked({ dimension: 0 })).rejects.toThrow(/^distillLeaves: expected dimension to be a whole number at least 1/);
    await expect(asked({ epochs: NaN })).rejects.toThrow(/^distillLeaves: expected epochs /);
    await expect(asked({ group: 3 })).rejects.toThrow(/did you mean "groups"\?$/);
    await expect(asked({ data: undefined })).rejects.toThrow(/^distillLeaves: expected data with a train split/);
    await expect(asked({ student: tabularStudent(loanApplications({ classes: 3 })) })).rejects.toThrow(/^distillLeaves: /);
    const targets = Float64Array.from(data.y);
    const numbers = { ...data, classes: [], targets: { values: targets, names: ['label'] } };
    const regression = await xgboost(numbers, { rounds: 2, earlyStopping: 0, outOfFold: false });
    await expect(asked({ teacher: regression })).rejects.toThrow(
      /^distillLeaves: expected teacher "xgboost" to tell classes apart, /
    );
    // As those of a dart model, whose trees are scaled when they are added up.
    const scaled = { ...teacher, leafValues: () => teacher.leafValues().map((values) => values.map((value) => value / 2)) };
    await expect(asked({ teacher: scaled })).rejects.toThrow(
      /^distillLeaves: expected margins of teacher "xgboost" that are sums of its /
    );
    expect(tf.memory().numTensors).toBeLessThan(counted + 12); // the weights of the two students made here
    [teacher, regression].forEach((one) => one.dispose());
  });
});
