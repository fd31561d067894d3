import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as tf from '@tensorflow/tfjs';
import { describe, expect, test } from 'vitest';
import '../../src/engine/loadEngine';
import { affinityMimicking, crossModalRelations, embeddingDistance, infoNce } from '../../src/losses/embeddings';
import { relational } from '../../src/losses/relational';

interface Case {
  loss: 'infoNce' | 'affinityMimicking' | 'embeddingDistance';
  form: 'both' | 'fixed';
  temperature: number;
  student: number[][];
  teacher: number[][];
  targets: number[][];
  value: number[];
  gradient: number[][];
}

const { cases } = JSON.parse(readFileSync(join(__dirname, '../reference/losses/embeddingLosses.json'), 'utf8')) as {
  cases: Case[];
};
const losses = { infoNce: () => infoNce(), affinityMimicking, embeddingDistance: () => embeddingDistance() };
const valuesOf = (loss: tf.Tensor) => {
  const values = Array.from(loss.dataSync());
  loss.dispose();
  return values;
};

describe.each(cases)(
  '$loss() of $form texts at temperature $temperature',
  ({ loss: name, temperature, student, teacher, targets, value, gradient }) => {
    test('has the values and gradients of PyTorch, and leaves no tensor', () => {
      const before = tf.memory().numTensors;
      const loss = losses[name]({ temperature });
      const given = name === 'infoNce' ? { targets } : { teacher, targets };
      valuesOf(loss({ student, ...given })).forEach((one, row) => expect(one).toBeCloseTo(value[row], 4));
      const gradients = tf.tidy(() =>
        tf
          .grad((x: tf.Tensor) => loss({ student: x as tf.Tensor2D, ...given }).sum())(tf.tensor2d(student))
          .arraySync()
      ) as number[][];
      gradients.forEach((row, i) => row.forEach((one, j) => expect(one).toBeCloseTo(gradient[i][j], 4)));
      expect(tf.memory().numTensors).toBe(before);
    });
  }
);

test('infoNce() does not hold several pictures of one text for wrong', () => {
  const student = [
    [30, 0, 1, 0],
    [30, 0, 1, 0],
    [0, 30, 0, 1]
  ];
  const [together] = valuesOf(infoNce()({ student, targets: [[5], [5], [6]] }));
  const [apart] = valuesOf(infoNce()({ student, targets: [[5], [7], [6]] }));
  expect(together).toBeCloseTo(Math.log(2), 5);
  expect(apart).toBeCloseTo(together, 5);
  const [best] = valuesOf(infoNce()({ student: [student[0], student[2]], targets: [[5], [6]] }));
  expect(best).toBeCloseTo(0, 5);
});

test('affinityMimicking and embeddingDistance are 0 where student and teacher agree, whatever the length for the second', () => {
  const teacher = [
    [1, 2, 3, 1],
    [0, 1, 1, 0],
    [2, 0, 0, 1]
  ];
  const targets = [[0], [1], [2]];
  for (const value of valuesOf(affinityMimicking({ temperature: 2 })({ student: teacher, teacher, targets })))
    expect(value).toBeCloseTo(0, 6);
  const student = teacher.map(([a, b, c, d]) => [7 * a, 7 * b, 2 * c, 2 * d]);
  for (const value of valuesOf(embeddingDistance()({ student, teacher, targets }))) expect(value).toBeCloseTo(0, 5);
});

test('crossModalRelations() is relational() between the pictures of the student and the texts of the teacher', () => {
  const before = tf.memory().numTensors;
  const [pictures, texts] = [
    [
      [1, 0],
      [0, 2],
      [3, 1],
      [1, 1]
    ],
    [
      [0, 1],
      [2, 2],
      [1, 0],
      [0, 3]
    ]
  ];
  const wanted = valuesOf(relational({ distance: 2, angle: 1 })({ features: { student: pictures, teacher: texts } }));
  const loss = crossModalRelations({ distance: 2, angle: 1 });
  const items = [0, 1, 2, 3];
  const fixed = items.map((item) => [item, ...texts[item]]);
  expect(valuesOf(loss({ student: pictures, teacher: pictures, targets: fixed }))).toEqual(wanted);
  const student = pictures.map((own) => [...own, 9, 9]);
  const teacher = texts.map((own) => [8, 8, ...own]);
  expect(valuesOf(loss({ student, teacher, targets: items.map((item) => [item]) }))).toEqual(wanted);
  expect(loss.description).toEqual({ name: 'crossModalRelations', distance: 2, angle: 1 });
  expect(tf.memory().numTensors).toBe(before);
});

test('losses of embeddings refuse inputs that are missing or in neither form', () => {
  expect(() => infoNce()({ student: [[1, 2]] })).toThrow('infoNce: expected targets, got undefined');
  expect(() => infoNce()({ student: [[1, 2, 3]], targets: [[0]] })).toThrow('both of one width, got 3 numbers');
  expect(() => infoNce()({ student: [[1, 2, 3]], targets: [[0, 1, 2]] })).toThrow("a picture's embedding of 2 numbers");
  expect(() => infoNce()({ student: [[1, 2]], targets: [[0], [1]] })).toThrow('expected targets of 1 rows, got 2');
  expect(() => affinityMimicking()({ student: [[1, 2]], targets: [[0]] })).toThrow(
    "expected the teacher's embeddings, got undefined"
  );
  expect(() => embeddingDistance()({ student: [[1, 2]], teacher: [[1]], targets: [[0]] })).toThrow(
    "student's shape [1, 2], got [1, 1]"
  );
  expect(() => affinityMimicking({ temperature: 0 })).toThrow('affinityMimicking: expected temperature');
  expect(() => infoNce({ temperature: 1 } as never)).toThrow('got "temperature"');
});
