import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as tf from '@tensorflow/tfjs';
import { describe, expect, test } from 'vitest';
import '../../../src/engine/loadEngine';
import { fc } from '../../seededFastCheck';
import { expectedCalibrationError } from '../../../src/metrics/calibration/expectedCalibrationError';
import { reliability } from '../../../src/assess/reliability/reliability';
import { viewToHtml } from '../../../src/views/bundle/viewToHtml';
import { reliabilityView } from '../../../src/views/reliability/reliabilityView';
import { viewToText } from '../../../src/views/bundle/viewToText';

interface Bin {
  count: number;
  predicted: number;
  observed: number;
  low: number;
  high: number;
}

/** Made by test/reference/metrics/operatingPointMetrics.py. */
const { cases } = JSON.parse(readFileSync(join(__dirname, '../../reference/metrics/operatingPointMetrics.json'), 'utf8')) as {
  cases: { name: string; z: number[]; labels: number[]; width: Bin[]; count: Bin[] }[];
};

const oneUnit = (z: readonly number[]) => z.map((one) => [one]);

describe('reliability({logits, labels, bins, equal})', () => {
  test.each(cases.map((one) => [one.name, one] as const))(
    'has the bins, shares and Wilson intervals of NumPy and SciPy: %s',
    (_, { z, labels, width, count }) => {
      for (const [equal, bins, expected] of [
        ['width', 10, width],
        ['count', 7, count]
      ] as const) {
        const [model] = reliability({ logits: oneUnit(z), labels, bins, equal }).models;
        expect(model.bins).toHaveLength(expected.length);
        model.bins.forEach((bin, b) => {
          expect(bin.count).toBe(expected[b].count);
          for (const name of ['predicted', 'observed', 'low', 'high'] as const)
            expect(bin[name]).toBeCloseTo(expected[b][name], 9);
        });
      }
    }
  );

  test('every row is in one bin, predictions lie between the edges and rise, and the error is expectedCalibrationError', () => {
    const row = fc.record({ z: fc.integer({ min: -60, max: 60 }), label: fc.nat(1) });
    const equals = fc.constantFrom('count' as const, 'width' as const);
    fc.assert(
      fc.property(
        fc.array(row, { minLength: 1, maxLength: 60 }),
        fc.integer({ min: 1, max: 12 }),
        equals,
        (list, bins, equal) => {
          const inputs = { logits: list.map(({ z }) => [z / 8]), labels: list.map(({ label }) => label) };
          const [model] = reliability({ ...inputs, bins, equal }).models;
          expect(model.bins.reduce((sum, { count }) => sum + count, 0)).toBe(list.length);
          for (const { from, to, predicted, observed, low, high } of model.bins) {
            expect(from - 1e-12 <= predicted && predicted <= to + 1e-12).toBe(true);
            expect(0 <= low && low <= observed && observed <= high && high <= 1).toBe(true);
          }
          model.bins.slice(1).forEach(({ predicted }, i) => expect(predicted).toBeGreaterThan(model.bins[i].predicted));
          expect(model.error).toBeCloseTo(expectedCalibrationError({ ...inputs, bins, equal, of: 'class 1' }), 12);
        }
      ),
      { numRuns: 150 }
    );
  });

  test('several models and seeds: seeds are in the bins together, and a row counts once in an interval', () => {
    const [logits, labels] = [oneUnit([-2, -1, 0.5, 1, 2, -3]), [0, 0, 1, 1, 1, 0]];
    const view = reliability({
      models: { teacher: logits, student: [logits, logits, logits] },
      labels,
      bins: 2,
      classes: ['no', 'yes']
    });
    const [teacher, student] = view.models;
    expect([view.event, student.seeds]).toEqual(['yes', 3]);
    student.bins.forEach((bin, b) => {
      const { count, ...own } = teacher.bins[b];
      expect(bin.count).toBe(3 * count);
      for (const [name, value] of Object.entries(own)) expect(bin[name as keyof Bin]).toBeCloseTo(value, 12);
    });
    expect(view.says).toMatch(
      /^Probability of yes on 6 test rows, in bins of equal count: teacher says 44\.5 % on average where 50 % came true/
    );
    expect(viewToText(view).split('\n')).toHaveLength(3);
  });

  test('more than two classes: the confidence against how often it is right', () => {
    const view = reliability({
      logits: [
        [2, 0, 0],
        [0, 3, 0],
        [0, 0, 1],
        [4, 0, 0]
      ],
      labels: [0, 1, 2, 1],
      bins: 2
    });
    expect(view).toMatchObject({ of: 'largest', event: 'the class that was named' });
    expect(view.models[0].bins.map(({ observed }) => observed)).toEqual([1, 0.5]);
    expect(view.says).toMatch(/^Confidence on 4 test rows/);
  });

  test('is plain data that reliabilityView shows again, with the title that it is given; tensors stay with their owner', () => {
    const tensor = tf.tensor2d([[1], [-1], [0.5]]);
    const before = tf.memory().numTensors;
    const view = reliability({ logits: tensor, labels: [1, 0, 1], title: 'Calibrated?', bins: 2 });
    expect(tf.memory().numTensors).toBe(before);
    tensor.dispose();
    const { kind: _, says: __, title: ___, ...data } = view;
    expect(reliabilityView(JSON.parse(JSON.stringify(data)), { title: 'Calibrated?' })).toEqual(view);
    expect(view.title).toBe('Calibrated?');
    expect(viewToHtml(view)).toContain('<th scope="row">model</th>');
    expect(Symbol.for('Jupyter.display') in view).toBe(true);
  });

  const good = { logits: [[1], [2]], labels: [0, 1] };
  test.each<[string, () => unknown, string]>([
    [
      'neither logits nor models',
      () => reliability({ labels: [1] }),
      'reliability: expected either logits or models, got neither'
    ],
    ['nothing', () => reliability(undefined as never), 'reliability: expected either logits or models, got neither'],
    ['bins of nothing', () => reliability({ ...good, bins: 0 }), 'reliability: expected bins to be a whole number at least 1'],
    ['a thousand bins', () => reliability({ ...good, bins: 1000 }), 'at least 1 and at most 100'],
    [
      'other bins',
      () => reliability({ ...good, equal: 'area' as never }),
      'reliability: expected equal to be "width" or "count"'
    ],
    [
      'class 1 of three',
      () => reliability({ logits: [[1, 2, 3]], labels: [2], of: 'class 1' }),
      'expected logits of two classes'
    ],
    [
      'one name',
      () => reliability({ ...good, classes: ['yes'] }),
      'reliability: expected classes to be the names of both, got ["yes"]'
    ],
    [
      'NaN',
      () => reliability({ ...good, logits: [[NaN], [1]] }),
      'expected model: logits to be finite numbers, got NaN in row 0'
    ],
    ['other labels', () => reliability({ ...good, labels: [1] }), 'reliability: expected 2 labels for 2 rows of logits, got 1'],
    [
      'a split without a name',
      () => reliability({ ...good, split: 3 as never }),
      'reliability: expected split to be a name, got 3'
    ],
    ['a misspelt option', () => reliability({ ...good, bin: 3 } as never), 'did you mean "bins"?'],
    ['no title', () => reliability({ ...good, title: '' }), 'expected title to be a text'],
    ['what is no curve', () => reliabilityView({} as never), 'reliabilityView: expected reliability curves, got an object'],
    [
      'a share of 3',
      () => {
        const view = reliability(good);
        view.models[0].bins[0].observed = 3;
        reliabilityView(view);
      },
      '(models[0].bins[0].observed: expected a number from 0 to 1, got 3)'
    ]
  ])('refuses %s', (_, call, message) => {
    expect(call).toThrow(message);
  });
});
