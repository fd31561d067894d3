import { expect, it } from 'vitest';
import { random } from '../../src/stats/random';
import { exchangedClasses } from '../../src/assess/findings/exchangedClasses';

const classes = ['cat', 'dog', 'fox', 'owl'];
const y = Array.from({ length: 400 }, (_, row) => row % 4);

/** Says `order` of the class, and another one in `wrong` of the rows. */
function teacher(order: number[], wrong = 0.1, seed = 1) {
  const next = random(seed);
  const values = new Float32Array(4 * y.length);
  y.forEach((label, row) => (values[4 * row + (next() < wrong ? Math.floor(4 * next()) : order[label])] = 1 + next()));
  return { rows: y.length, columns: 4, values };
}

it('classOrder: names classes that a good teacher exchanges, two of them or all', () => {
  expect(exchangedClasses(teacher([0, 2, 1, 3]), y, classes)).toMatchObject({
    check: 'classOrder',
    level: 'problem',
    says: expect.stringMatching(
      /^the teacher exchanges classes: it names "dog" as "fox", "fox" as "dog" on 9\d % of their rows, and is right on \d %$/
    )
  });
  expect(exchangedClasses(teacher([1, 2, 3, 0]), y, classes)?.says).toMatch(
    /"cat" as "dog", "dog" as "fox", "fox" as "owl" and 1 more on 9\d %/
  );
  expect(exchangedClasses(teacher([3, 2, 1, 0], 0.3), y, classes)).not.toBeNull();
});

it('classOrder: a good teacher, a weak one, and one that takes a class for another are none', () => {
  expect(exchangedClasses(teacher([0, 1, 2, 3]), y, classes)).toBeNull();
  expect(exchangedClasses(teacher([0, 1, 2, 2], 0), y, classes)).toBeNull();
  for (let seed = 1; seed <= 500; seed++) expect(exchangedClasses(teacher([0, 1, 2, 3], 1, seed), y, classes)).toBeNull();
});

it('classOrder: of two classes and of one logit too, but not of a few rows', () => {
  const z = (rows: number) => Float32Array.from({ length: rows }, (_, i) => (i % 2 ? -2 : 2));
  const labels = (rows: number) => Array.from({ length: rows }, (_, i) => i % 2);
  expect(exchangedClasses({ rows: 60, columns: 1, values: z(60) }, labels(60), ['no', 'yes'])?.value).toBe(1);
  expect(exchangedClasses({ rows: 10, columns: 1, values: z(10) }, labels(10), ['no', 'yes'])).toBeNull();
  expect(exchangedClasses({ rows: 60, columns: 1, values: z(60).map((one) => -one) }, labels(60), ['no', 'yes'])).toBeNull();
});
