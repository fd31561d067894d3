import { expect, test } from 'vitest';
import { writeConclusion } from '../../../src/assess/compare/writeConclusion';
import type { Comparison, Difference } from '../../../src/record/Comparison';

const estimate = (mean: number) => ({ mean, low: mean - 0.02, high: mean + 0.02, least: mean, most: mean });

function compared(verdict: Difference['verdict'], other: Difference['verdict'] = verdict): Comparison {
  const metric = (name: string) => ({ name, title: name, better: 'higher' as const, format: 'number' as const });
  const difference = (name: string, against: string, mean: number, told: Difference['verdict']): Difference => {
    return { metric: name, model: 'student', against, mean, low: mean - 0.01, high: mean + 0.01, p: 0.03, verdict: told };
  };
  return {
    ...{ rows: 500, split: 'test', resamples: 2000, confidence: 0.95, metrics: [metric('rocAuc'), metric('f1')] },
    models: [0.8, 0.75, 0.73].map((mean, i) => ({
      name: ['teacher', 'student', 'baseline'][i],
      seeds: i ? 5 : 1,
      estimates: [estimate(mean), estimate(mean)]
    })),
    differences: [
      difference('rocAuc', 'teacher', -0.05, 'worse'),
      difference('rocAuc', 'baseline', 0.02, verdict),
      difference('f1', 'baseline', 0, other)
    ]
  };
}

const first =
  "over 5 seeds the student's rocAuc is 0.750 (0.730 to 0.770), alone 0.730 (0.710 to 0.750), a difference of +0.020 (95 %: +0.010 to +0.030, p = 0.03).";
const second = "The teacher's is 0.800 (0.780 to 0.820): the student is worse than it (−0.050, −0.060 to −0.040).";

test('conclude says whether the teacher helped, by how much, and how far the student is from it', () => {
  expect(writeConclusion(compared('better'), [])).toBe(`The teacher helped: ${first} ${second}`);
  expect(writeConclusion(compared('worse'), [])).toMatch(/^The teacher hurt: over 5 seeds /);
  expect(writeConclusion(compared('not separable'), [])).toMatch(/^The teacher made no clear difference: over 5 seeds /);
});

test('conclude does not keep quiet about what speaks against it', () => {
  expect(writeConclusion(compared('better', 'worse'), [])).toBe(
    `The teacher helped: ${first} ${second} The verdict is another in f1 (worse).`
  );
  const problem = { check: 'leak', level: 'problem', value: 1, says: 'a column tells the label', hint: 'drop it' } as const;
  expect(writeConclusion(compared('better'), [problem])).toContain(
    'But there is a problem with what it learnt from: a column tells the label.'
  );
});

test('conclude without a baseline says what the student is worth', () => {
  const { models, differences, ...rest } = compared('better');
  const alone = { ...rest, models: models.slice(0, 2), differences: differences.slice(0, 1) };
  expect(writeConclusion(alone, [])).toBe(`Over 5 seeds the student's rocAuc is 0.750 (0.730 to 0.770). ${second}`);
});
