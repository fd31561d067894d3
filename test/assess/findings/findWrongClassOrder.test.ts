import { describe, expect, it } from 'vitest';
import { createRandom } from '../../../src/stats/createRandom';
import { findWrongClassOrder } from '../../../src/assess/findings/findWrongClassOrder';
import { findWorseThanGuessing } from '../../../src/assess/findings/findWorseThanGuessing';
import { findWrongClassOrderByAuc } from '../../../src/assess/findings/findWrongClassOrderByAuc';

const classes = ['cat', 'dog', 'fox', 'owl'];
const y = Array.from({ length: 400 }, (_, row) => row % 4);

/** Says `order` of the class, and another one in `wrong` of the rows. */
function teacher(order: number[], wrong = 0.1, seed = 1) {
  const next = createRandom(seed);
  const values = new Float32Array(4 * y.length);
  y.forEach((label, row) => (values[4 * row + (next() < wrong ? Math.floor(4 * next()) : order[label])] = 1 + next()));
  return { rows: y.length, columns: 4, values };
}

it('findWrongClassOrder: names classes that a good teacher exchanges, two of them or all', () => {
  expect(findWrongClassOrder(teacher([0, 2, 1, 3]), y, classes)).toMatchObject({
    check: 'classOrder',
    level: 'problem',
    says: expect.stringMatching(
      /^the teacher exchanges classes: it names "dog" as "fox", "fox" as "dog" on 9\d % of their rows, and is right on \d %$/
    )
  });
  expect(findWrongClassOrder(teacher([1, 2, 3, 0]), y, classes)?.says).toMatch(
    /"cat" as "dog", "dog" as "fox", "fox" as "owl" and 1 more on 9\d %/
  );
  expect(findWrongClassOrder(teacher([3, 2, 1, 0], 0.3), y, classes)).not.toBeNull();
});

it('findWrongClassOrder: a good teacher, a weak one, and one that takes a class for another are none', () => {
  expect(findWrongClassOrder(teacher([0, 1, 2, 3]), y, classes)).toBeNull();
  expect(findWrongClassOrder(teacher([0, 1, 2, 2], 0), y, classes)).toBeNull();
  for (let seed = 1; seed <= 500; seed++) expect(findWrongClassOrder(teacher([0, 1, 2, 3], 1, seed), y, classes)).toBeNull();
});

it('findWrongClassOrder: of two classes and of one logit too, but not of a few rows', () => {
  const z = (rows: number) => Float32Array.from({ length: rows }, (_, i) => (i % 2 ? -2 : 2));
  const labels = (rows: number) => Array.from({ length: rows }, (_, i) => i % 2);
  expect(findWrongClassOrder({ rows: 60, columns: 1, values: z(60) }, labels(60), ['no', 'yes'])?.value).toBe(1);
  expect(findWrongClassOrder({ rows: 10, columns: 1, values: z(10) }, labels(10), ['no', 'yes'])).toBeNull();
  expect(findWrongClassOrder({ rows: 60, columns: 1, values: z(60).map((one) => -one) }, labels(60), ['no', 'yes'])).toBeNull();
});

describe('findWrongClassOrderByAuc', () => {
  const gauss = normals(3);
  /** Logits that tell `order[label]`, from outputs with a bias for a class that is common. */
  const ranked = (labels: number[], order: number[], { apart = 1, bias = [] as number[] } = {}) => ({
    rows: labels.length,
    columns: order.length,
    values: Float32Array.from(
      labels.flatMap((label) => order.map((_, c) => gauss() + (bias[c] ?? 0) + (order[label] === c ? apart : 0)))
    )
  });
  const rare = Array.from({ length: 600 }, (_, row) => Number(row % 10 === 0));
  const six = Array.from({ length: 900 }, (_, row) => [0, 0, 0, 1, 1, 2, 3, 4, 5][row % 9]);
  const names = ['a', 'b', 'c', 'd', 'e', 'f'];

  it('finds two classes the wrong way round though both are predicted as the common one', () => {
    const exchanged = ranked(rare, [1, 0], { apart: 1.2, bias: [5, 0] });
    expect(findWrongClassOrder(exchanged, rare, ['no', 'yes'])).toBeNull();
    const found = findWrongClassOrderByAuc(exchanged, rare, ['no', 'yes']);
    expect(found).toMatchObject({ check: 'classOrder', level: 'problem' });
    expect(found?.value).toBeLessThan(0.35);
    expect(found?.says).toMatch(
      /^the teacher ranks the two classes the wrong way round: its ROC AUC is 0\.\d{4}, of guessing 0\.5, and 0\.\d{4} with its classes exchanged$/
    );
    expect(findWrongClassOrderByAuc(ranked(rare, [0, 1], { apart: 1.2, bias: [5, 0] }), rare, ['no', 'yes'])).toBeNull();
    const oneUnit = { rows: rare.length, columns: 1, values: Float32Array.from(rare, (label) => gauss() - 5 - 1.2 * label) };
    expect(findWrongClassOrderByAuc(oneUnit, rare, ['no', 'yes'])?.value).toBeLessThan(0.35);
  });

  it('finds the order of six classes by assignment, under a bias that hides it in the predictions', () => {
    const order = [2, 0, 1, 3, 5, 4];
    const found = findWrongClassOrderByAuc(ranked(six, order, { apart: 2, bias: [9, 0, 0, 0, 0, 0] }), six, names);
    expect(found?.says).toMatch(
      /^the teacher tells 5 classes better in another order, "a" by what stands for "c", "b" by what stands for "a", "c" by what stands for "b" and 2 more: their mean ROC AUC is 0\.[0-5]\d* as they are, 0\.[89]\d* in that order$/
    );
    expect(
      findWrongClassOrderByAuc(ranked(six, [0, 1, 2, 3, 4, 5], { apart: 2, bias: [9, 0, 0, 0, 0, 0] }), six, names)
    ).toBeNull();
  });

  it('finds an order in which the class of few rows says nothing, and one of many weak classes', () => {
    const skewed = Array.from({ length: 400 }, (_, row) => (row < 5 ? 4 : row < 20 ? 3 : row < 50 ? 2 : row < 130 ? 1 : 0));
    for (let seed = 0; seed < 20; seed++) {
      const found = findWrongClassOrderByAuc(ranked(skewed, [4, 0, 3, 1, 2], { apart: 1.5 }), skewed, names.slice(0, 5));
      expect(found?.says).toMatch(/^the teacher tells \d classes better in another order, "a" by what stands for "e"/);
      expect(findWrongClassOrderByAuc(ranked(skewed, [0, 1, 2, 3, 4], { apart: 0.3 }), skewed, names.slice(0, 5))).toBeNull();
    }
    const even = Array.from({ length: 400 }, (_, row) => row % 5);
    expect(findWrongClassOrderByAuc(ranked(even, [1, 2, 3, 4, 0], { apart: 0.9 }), even, names.slice(0, 5))).not.toBeNull();
  });

  it('is silent about teachers that are weak, know nothing, or were asked for a few rows', () => {
    for (let seed = 0; seed < 100; seed++) {
      expect(findWrongClassOrderByAuc(ranked(rare, [0, 1], { apart: 0 }), rare, ['no', 'yes'])).toBeNull();
      expect(
        findWrongClassOrderByAuc(ranked(six.slice(0, 180), [0, 1, 2, 3, 4, 5], { apart: 0.2 }), six.slice(0, 180), names)
      ).toBeNull();
      expect(
        findWrongClassOrderByAuc(ranked(rare.slice(0, 20), [1, 0], { apart: 0.5 }), rare.slice(0, 20), ['no', 'yes'])
      ).toBeNull();
    }
    expect(findWrongClassOrderByAuc(ranked([0, 0, 0], [0, 1]), [0, 0, 0], ['no', 'yes'])).toBeNull();
  });
});

describe('worseThanGuessing', () => {
  const gauss = normals(7);
  const logits = (labels: number[], towards: number) => ({
    rows: labels.length,
    columns: 1,
    values: Float32Array.from(labels, (label) => gauss() + towards * label)
  });
  const labels = Array.from({ length: 200 }, (_, row) => Number(row % 4 === 0));

  it('says that two or more classes are ranked the wrong way, though no other order is clearly right', () => {
    const found = findWorseThanGuessing(logits(labels, -0.6), labels, ['no', 'yes']);
    expect(found).toMatchObject({ check: 'worseThanGuessing', level: 'problem' });
    expect(found?.value).toBeLessThan(0.42);
    expect(found?.says).toMatch(/^the teacher ranks rows worse than guessing: its ROC AUC is 0\.\d{4}, of guessing 0\.5/);
    expect(found?.hint).toMatch(/^give it the columns that it has learnt, in their order/);
    const three = Array.from({ length: 300 }, (_, row) => row % 3);
    const against = Float32Array.from(three.flatMap((label) => [0, 1, 2].map((c) => gauss() - (c === label ? 1 : 0))));
    expect(findWorseThanGuessing({ rows: 300, columns: 3, values: against }, three, ['a', 'b', 'c'])?.says).toMatch(
      /the mean ROC AUC of its classes is 0\.[123]/
    );
  });

  it('is silent about teachers that are good, weak or asked for rows of one class; of ones that know nothing it speaks as rarely as chance has it', () => {
    let told = 0;
    for (let seed = 0; seed < 400; seed++) {
      if (findWorseThanGuessing(logits(labels, 0), labels, ['no', 'yes'])) told++;
      expect(findWorseThanGuessing(logits(labels, 0.8), labels, ['no', 'yes'])).toBeNull();
    }
    expect(told / 400).toBeLessThan(0.045);
    expect(findWorseThanGuessing(logits([1, 1, 1], -1), [1, 1, 1], ['no', 'yes'])).toBeNull();
  });
});

function normals(seed: number): () => number {
  const next = createRandom(seed);
  return () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());
}
