import * as tf from '@tensorflow/tfjs';
import { describe, expect, it } from 'vitest';
import '../../src/engine/loadEngine';
import { confusion } from '../../src/assess/confusion';
import reference from '../reference/metrics/confusion.json';

const classes = (count: number) => Array.from({ length: count }, (_, i) => `class ${i}`);
const six = ['crazing', 'inclusion', 'patches', 'pitted surface', 'rolled-in scale', 'scratches'];

describe('confusion({models, labels, classes})', () => {
  it.each(reference.map((one) => [one.counts.length, one] as const))(
    'has the counts of scikit-learn for %i classes, from logits and from class numbers in any form',
    (count, { labels, logits, predicted, counts }) => {
      const columns = logits[0].length;
      const values = Float32Array.from(logits.flat());
      const tensors = [tf.tensor2d(logits), tf.tensor1d(predicted, 'int32')] as const;
      const before = tf.memory().numTensors;
      const { models, rows } = confusion({
        models: {
          rows: logits,
          matrix: { rows: logits.length, columns, values },
          tensor: tensors[0],
          numbers: predicted,
          typed: Int32Array.from(predicted),
          'one dimension': tensors[1]
        },
        labels,
        classes: classes(count)
      });
      expect(tf.memory().numTensors).toBe(before);
      tensors.forEach((tensor) => tensor.dispose());
      expect(rows).toBe(labels.length);
      const wrong = labels.filter((label, i) => label !== predicted[i]).length;
      for (const model of models) {
        expect(model.counts).toEqual(counts);
        expect(model.errors).toBe(wrong);
      }
    }
  );

  it('takes a single logit for that of class 1, and the first of equal logits', () => {
    const { models } = confusion({
      models: {
        one: [[-1], [2], [0]],
        two: [
          [1, 1],
          [0, 3],
          [2, 2]
        ]
      },
      labels: [0, 1, 0],
      classes: six.slice(0, 2)
    });
    for (const { counts } of models)
      expect(counts).toEqual([
        [2, 0],
        [0, 1]
      ]);
  });

  it('names the pairs that are confused, the commonest first, model by model', () => {
    const labels = [...Array<number>(20).fill(0), ...Array<number>(20).fill(3), ...Array<number>(10).fill(5)];
    const student = labels.map((label, i) => (label === 0 && i < 14 ? 4 : label === 3 && i < 22 ? 1 : i === 49 ? 0 : label));
    const view = confusion({ models: { teacher: labels, student }, labels, classes: six });
    expect(view.says).toBe(
      'On 50 test rows the teacher makes no error; the student makes 17 (34.00 %): crazing taken for rolled-in scale 14 times, pitted surface taken for inclusion twice and scratches taken for crazing once.'
    );
    expect(view.pairs[0]).toEqual({ label: 'crazing', taken: 'rolled-in scale', of: 20, counts: [0, 14] });
    expect(view).toMatchObject({ kind: 'confusion', title: 'Confusion', split: 'test', morePairs: 0 });
  });

  it('keeps of 1,000 classes the 100 with the most errors; the others are one, and no row or error is lost', () => {
    const labels = Array.from({ length: 5000 }, (_, i) => i % 1000);
    const said = labels.map((label, i) => (label < 120 && i < 1000 + label * 30 ? (label + 1) % 1000 : label));
    const view = confusion({ models: { student: said }, labels, classes: classes(1000) });
    expect(view.classes).toHaveLength(101);
    expect(view).toMatchObject({ folded: 900, rows: 5000 });
    expect(view.classes[100]).toBe('900 other classes');
    const [{ counts, errors }] = view.models;
    expect(counts.flat().reduce((sum, count) => sum + count, 0)).toBe(5000);
    expect(errors).toBe(labels.filter((label, i) => label !== said[i]).length);
    expect(view.pairs).toHaveLength(30);
    expect(view.pairs.every(({ label }) => label.startsWith('class '))).toBe(true);
    expect(JSON.stringify(view).length).toBeLessThan(40_000);
  });

  it('takes a title and the name of the rows, and shows itself', () => {
    const view = confusion({
      models: { net: [0, 1] },
      labels: [0, 1],
      classes: ['a', 'b'],
      split: 'line B',
      title: 'Who is who'
    });
    expect(view).toMatchObject({ title: 'Who is who', says: 'On 2 line B rows net makes no error.' });
    expect(Symbol.for('Jupyter.display') in view).toBe(true);
  });

  const good = { models: { net: [0, 1] }, labels: [0, 1], classes: ['a', 'b'] };
  it.each<[string, object, RegExp]>([
    ['no models', { ...good, models: {} }, /^confusion: expected models to be 1 to 12 by their names/],
    ['models as a list', { ...good, models: [[0, 1]] }, /expected models to be 1 to 12/],
    ['one class', { ...good, classes: ['a'] }, /expected classes to be 2 to 1000 different names/],
    ['two classes of one name', { ...good, classes: ['a', 'a'] }, /different names/],
    ['a class that there is not', { ...good, models: { net: [0, 2] } }, /net to name a class from 0 to 1, got 2 in row 1/],
    ['half a class', { ...good, models: { net: [0, 0.5] } }, /got 0.5 in row 1/],
    ['another count of labels', { ...good, labels: [0] }, /expected 2 labels for 2 rows/],
    ['a label that there is not', { ...good, labels: [0, 7] }, /7/],
    [
      'NaN',
      {
        ...good,
        models: {
          net: [
            [0, 1],
            [NaN, 0]
          ]
        }
      },
      /finite numbers, got NaN in row 1, class 0/
    ],
    [
      'logits of more classes',
      {
        ...good,
        models: {
          net: [
            [0, 1, 2],
            [0, 1, 2]
          ]
        }
      },
      /expected 2 logits per row of net, one per class, got 3/
    ],
    ['no rows', { ...good, models: { net: [] }, labels: [] }, /at least one row/],
    ['nothing', { ...good, models: { net: undefined } }, /net logits of shape/],
    ['an option that there is not', { ...good, normalise: true }, /normalise/],
    ['a split without a name', { ...good, split: 3 }, /expected split to be a name/]
  ])('refuses %s', (_, given, message) => {
    expect(() => confusion(given as never)).toThrow(message);
  });
});
