import { describe, expect, test } from 'vitest';
import type { Dataset } from '../../src/data/Dataset';
import { readTree } from '../../src/deploy/readTree/readTree';
import { tf } from '../../src/engine/tf';
import { predict } from '../../src/metrics/predict';
import { softDecisionTree } from '../../src/models/students/softDecisionTree';
import { tabularStudent } from '../../src/models/students/tabularStudent';
import type { MimeBundle } from '../../src/views/bundle/MimeBundle';
import { loanApplications } from '../models/students/loanApplications';

/** Income 0 to 1000 in steps of 100, and a job of three; both alone in a split of a stump, whose weights the test sets. */
function table(missing = false): Dataset {
  const rows = 33;
  const x = Float32Array.from({ length: 2 * rows }, (_, i) => (i % 2 ? (i >> 1) % 3 : 100 * Math.floor((i >> 1) / 3)));
  if (missing) for (let row = 0; row < 3; row++) x[2 * row] = NaN;
  return {
    name: 'table',
    x,
    shape: [2],
    y: Int32Array.from({ length: rows }, (_, i) => i % 2),
    classes: ['repaid', '<default>'],
    features: [
      { name: 'income', kind: 'number' },
      { name: 'job', kind: 'category', categories: ['Fixed', 'freelance & co', 'none'] }
    ]
  };
}

/** A stump: weights of income's bins (one where `bins` is 1), of the jobs, the bias and the logits of the two leaves. */
function stump(data: Dataset, kernel: number[], bias: number, leaves = [-2, 1], bins = 1): tf.LayersModel {
  const tree = softDecisionTree(data, { depth: 1, bins });
  // The layer multiplies splits by 10 and leaves by 5.
  const weights = [tf.tensor2d(kernel.map((w) => [w / 10])), tf.tensor1d([bias / 10]), tf.tensor2d(leaves.map((z) => [z / 5]))];
  tree.setWeights(weights);
  tf.dispose(weights);
  return tree;
}

const shown = (value: object) =>
  (value as { [display: symbol]: () => MimeBundle })[Symbol.for('Jupyter.display') as never] as unknown as () => MimeBundle;

describe('readTree', () => {
  test('a split on one number: the direction, in its own units, and all of what moves it', () => {
    const data = table();
    const up = readTree(stump(data, [8, 0, 0, 0], -4), data).splits[0];
    expect(up.features).toEqual([{ name: 'income', right: 'above 500', share: 1 }]);
    expect([up.share, up.agrees, up.rows]).toEqual([1, 1, 1]);
    const down = readTree(stump(data, [-8, 0, 0, 0], 4), data).splits[0];
    expect(down.features[0].right).toBe('below 500');
    expect(down.says).toBe('income below 500 (100 %)');
  });

  test('a split on a category: its names', () => {
    const data = table();
    const words = (weights: number[]) => readTree(stump(data, [0, ...weights], 0), data).splits[0].features[0].right;
    expect(words([3, 0, 0])).toBe('Fixed');
    expect(words([0, 3, 3])).toBe('not Fixed');
  });

  test('a line that rises and falls is read as the stretches where it is above its mean; missing values too', () => {
    const data = table(true);
    const tree = softDecisionTree(data, { depth: 1, bins: 2 });
    const inputs = tree.getWeights()[0].shape[0] as number;
    expect(inputs).toBe(6); // two bins, missing, three jobs
    const words = (rise: number, fall: number, missing: number) =>
      readTree(stump(data, [rise, fall, missing, 0, 0, 0], 0, [0, 0], 2), data).splits[0].features[0].right;
    expect(words(6, -6, -9)).toMatch(/^\d+ to \d+$/);
    expect(words(-6, 6, 9)).toMatch(/^below \d+ or above \d+ or missing$/);
    expect(words(0, 0, 5)).toBe('missing');
    expect(words(0, 0, -5)).toBe('present');
  });

  test('shares are those of the mean absolute deviation, and the named alone may send rows elsewhere', () => {
    const data = table();
    const tree = stump(data, [2, 0, 0, 3], -2);
    const { splits } = readTree(tree, data, { features: 1 });
    // By hand: income i/10 * 2 for i = 0..10 deviates by 6/11 on average (clipped at the 1st and 99th percentile: none), job 3 in a third
    // of the rows by 4/3.
    const income = 2 * (60 / 11 / 20);
    const job = 4 / 3;
    expect(splits[0].features).toEqual([
      { name: 'job', right: 'none', share: expect.closeTo(job / (income + job), 6) as number }
    ]);
    // z = income * 2 / 1000 + 3 [none] - 2; job alone: 1 + 3 [none] - 2 > 0 only for none, and so does z but for income 1000 < 1 + tie.
    expect(splits[0].share).toBeCloseTo(job / (income + job), 6);
    const z = Array.from({ length: 33 }, (_, i) => (data.x[2 * i] / 1000) * 2 + (data.x[2 * i + 1] === 2 ? 3 : 0) - 2);
    const alone = Array.from({ length: 33 }, (_, i) => 1 + (data.x[2 * i + 1] === 2 ? 3 : 0) - 2);
    const same = z.filter((value, i) => value > 1e-9 === alone[i] > 0).length;
    expect(splits[0].agrees).toBeCloseTo(same / 33, 6);
  });

  test('leaves: probabilities of the classes, the rows whose likeliest leaf they are, and the mean probability', async () => {
    const data = table();
    const tree = stump(data, [8, 0, 0, 0], -3.9);
    const { leaves, certainty, classes, rows } = readTree(tree, data);
    expect(classes).toEqual(['repaid', '<default>']);
    expect(rows).toBe(33);
    const sigmoid = (z: number) => 1 / (1 + Math.exp(-z));
    const right = Array.from({ length: 33 }, (_, i) => sigmoid((8 * data.x[2 * i]) / 1000 - 3.9));
    const mean = (values: number[]) => values.reduce((a, b) => a + b) / values.length;
    expect(leaves.map(({ way }) => way)).toEqual(['1 left', '1 right']);
    expect(leaves.map((leaf) => leaf.probabilities[1])).toEqual([-2, 1].map((z) => expect.closeTo(sigmoid(z), 5) as number));
    expect(leaves.map((leaf) => leaf.rows)).toEqual([5 / 11, 6 / 11].map((share) => expect.closeTo(share, 6) as number));
    expect(leaves[1].weight).toBeCloseTo(mean(right), 5);
    expect(certainty).toBeCloseTo(mean(right.map((p) => Math.max(p, 1 - p))), 5);
  });

  test.each([2, 3])(
    'the reading adds up to the model: sum of weight x probabilities is its mean answer, %i classes',
    async (classes) => {
      const data = loanApplications({ classes });
      const tree = softDecisionTree(data, { depth: 3, seed: 5 });
      const { leaves } = readTree(tree, data);
      const logits = await predict(tree, data);
      const mean = new Array<number>(classes).fill(0);
      for (let row = 0; row < logits.rows; row++) {
        const own = Array.from(logits.values.subarray(row * logits.columns, (row + 1) * logits.columns), Math.exp);
        const chances = classes === 2 ? [1 / (1 + own[0]), own[0] / (1 + own[0])] : own;
        chances.forEach((p, c) => (mean[c] += p / logits.rows));
      }
      mean.forEach((p, c) =>
        expect(leaves.reduce((sum, leaf) => sum + (leaf.weight as number) * leaf.probabilities[c], 0)).toBeCloseTo(p, 5)
      );
      expect(leaves.reduce((sum, leaf) => sum + (leaf.rows as number), 0)).toBeCloseTo(1, 6);
      expect(leaves.reduce((sum, leaf) => sum + (leaf.weight as number), 0)).toBeCloseTo(1, 6);
    }
  );

  test('without data it has names, directions and leaves, and no shares of rows', () => {
    const { rows, certainty, splits, leaves } = readTree(stump(table(), [8, 0, 0, 0], -4));
    expect([rows, certainty, splits[0].agrees, splits[0].rows, leaves[0].rows, leaves[0].weight]).toEqual(
      new Array(6).fill(null)
    );
    expect(splits[0].says).toBe('income above 500 (100 %)');
    expect(readTree(softDecisionTree({ ...table(), features: undefined })).splits[0].features[0].name).toMatch(/^column \d$/);
  });

  test('a split that looks at nothing says so', () => {
    const { splits, says } = readTree(stump(table(), [0, 0, 0, 0], 1), table());
    expect(splits[0]).toMatchObject({ says: 'no column: every row goes the same way', features: [], share: 0, agrees: 1 });
    expect(says).toContain('0 %');
  });

  test('it shows itself as tables, escaped, and as lines; its JSON is plain; no tensor is left', () => {
    const data = table();
    const tree = stump(data, [8, 1, 0, 3], -4);
    const counted = tf.memory().numTensors;
    const reading = readTree(tree, data);
    expect(tf.memory().numTensors).toBe(counted);
    const bundle = shown(reading)();
    expect(bundle['text/html']).toContain('&lt;default&gt;');
    expect(bundle['text/html']).not.toMatch(/<default>|<script/);
    expect(bundle['text/html']).toContain('<th scope="row">1</th>');
    expect(bundle['text/plain'].split('\n').length).toBe(1 + 1 + 2);
    expect(bundle['text/plain']).toContain('split 1: income above');
    expect(JSON.parse(JSON.stringify(reading))).toEqual(reading);
  });

  test('it says what it cannot read', () => {
    expect(() => readTree(tabularStudent(loanApplications()))).toThrow(
      /^readTree: expected a student of kd\.softDecisionTree, got model "tabular student"; make one with it$/
    );
    expect(() => readTree(null as never)).toThrow(/^readTree: expected a student of kd\.softDecisionTree, got null; /);
    const tree = softDecisionTree(loanApplications());
    expect(() => readTree(tree, table())).toThrow(/^readTree: expected rows of shape \[8\] as the tree takes, got \[2\]; /);
    expect(() => readTree(tree, {} as never)).toThrow(/^readTree: expected /);
    expect(() => readTree(tree, loanApplications(), { features: 0 })).toThrow(RangeError);
    expect(() => readTree(stump(table(), [NaN, 0, 0, 0], 0))).toThrow(/^readTree: expected finite weights in "soft tree"/);
  });
});
