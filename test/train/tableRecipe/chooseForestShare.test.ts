import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { computeWeightedMean } from '../../../src/stats/computeWeightedMean';
import { chooseForestShare } from '../../../src/train/tableRecipe/chooseForestShare';
import { computeLogLosses } from '../../../src/train/tableRecipe/computeLogLosses';
import { describeChoice } from '../../../src/train/tableRecipe/describeChoice';

/** Made by test/reference/train/forestShare.py, with SciPy and scikit-learn. */
const cases = JSON.parse(readFileSync(join(__dirname, '../../reference/train/forestShare.json'), 'utf8')) as {
  classes: number;
  y: number[];
  forest: number[];
  networks: number[];
  weights: number[] | null;
  share: number;
  losses: [number, number];
}[];

test.each(cases)(
  'chooseForestShare(answers, train) is the twentieth that is nearest to the best share: $classes classes, $share',
  (one) => {
    const { classes, y, share, losses } = one;
    const train = { y: Int32Array.from(y), ...(one.weights && { weights: Float32Array.from(one.weights) }) };
    const matrix = (values: number[]) => ({ rows: y.length, columns: classes, values: Float32Array.from(values) });
    const answers = { forest: matrix(one.forest), networks: matrix(one.networks) };
    expect(Math.abs(chooseForestShare(answers, train) - share)).toBeLessThanOrEqual(0.05);
    const own = [answers.networks, answers.forest].map((logits) =>
      computeWeightedMean(computeLogLosses(logits, train), train.weights)
    );
    own.forEach((loss, i) => expect(loss).toBeCloseTo(losses[i], 5));
  }
);

test('computeLogLosses takes a sigmoid unit z as [0, z]', () => {
  const y = Int32Array.of(1, 0);
  const [unit, two] = [
    { rows: 2, columns: 1, values: Float32Array.of(2, -3) },
    { rows: 2, columns: 2, values: Float32Array.of(0, 2, 0, -3) }
  ].map((logits) => computeLogLosses(logits, { y }));
  expect(unit).toEqual(two);
  expect(unit[0]).toBeCloseTo(Math.log(1 + Math.exp(-2)), 12);
});

test('describeChoice(choice) says which shares by which numbers, and warns of a teacher that is not clearly better than one network', () => {
  const losses = (of: number) => Float64Array.from({ length: 100 }, (_, row) => of + 0.1 * Math.sin(row));
  const choice = (teacher: number) => ({
    share: 0.6,
    tried: [
      { name: 'slow', loss: 0.41 },
      { name: 'fast', loss: 0.4 }
    ],
    models: 10,
    losses: {
      teacher: losses(teacher),
      forest: losses(0.4),
      networks: losses(0.39),
      network: losses(0.42).map((loss, row) => loss + 0.02 * Math.cos(3 * row))
    },
    onValidation: { teacher: losses(0.5), network: losses(0.6) }
  });
  const [chosen, ...others] = describeChoice(choice(0.38));
  expect(chosen).toMatchObject({ check: 'tableRecipe', level: 'info', value: 0.6 });
  expect(chosen.says).toMatch(/^the teacher is 60 % forest and 40 % networks/);
  expect(chosen.says).toMatch(
    /teacher 0\.3804, forest 0\.4004 \(fast: .* 0\.4000, slow 0\.4100\), 10 networks 0\.3904, one network 0\.4205; on validation the teacher 0\.5004, one network 0\.6004$/
  );
  expect(others).toEqual([]);
  const [, weak] = describeChoice(choice(0.42));
  expect(weak).toMatchObject({ check: 'weakTeacher', level: 'warning' });
  expect(weak.says).toContain('not clearly below it: there is little to learn from it');
});
