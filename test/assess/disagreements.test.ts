import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { disagreements } from '../../src/assess/disagreements';

interface Reference {
  teacher: number[][];
  student: number[][];
  rows: number[];
  kl: number[];
}

/** Made by test/reference/inspect/gradCam.py. */
const reference: Reference = JSON.parse(readFileSync(join(__dirname, '../reference/inspect/gradCam.json'), 'utf8')).disagreements;

const place = (logits: number[]) => logits.indexOf(Math.max(...logits));

test('disagreements are the rows of largest KL, as scipy orders them, with both top classes', () => {
  const { teacher, student } = reference;
  const found = disagreements({ teacher, student, labels: teacher.map((_, row) => row % 4), rows: 30 });
  expect(found.map(({ row }) => row)).toEqual(reference.rows);
  found.forEach((one, i) => {
    expect(one.kl).toBeCloseTo(reference.kl[i], 10);
    expect(one.teacher.class).toBe(place(teacher[one.row]));
    expect(one.student.class).toBe(place(student[one.row]));
    expect(one.label).toBe(one.row % 4);
    const shares = teacher[one.row].map((logit) => Math.exp(logit));
    expect(one.teacher.probability).toBeCloseTo(Math.max(...shares) / shares.reduce((a, b) => a + b), 10);
  });
});

test('disagreements shows 12 rows where nothing else is said, and no label where none was given', () => {
  const found = disagreements({ teacher: reference.teacher, student: reference.student });
  expect(found).toHaveLength(12);
  expect('label' in found[0]).toBe(false);
  expect(disagreements({ teacher: [[2], [-3]], student: [[2], [3]], rows: 1 })[0]).toMatchObject({
    row: 1,
    teacher: { class: 0 },
    student: { class: 1 }
  });
});

test('disagreements says what does not fit', () => {
  const logits = [
    [1, 2],
    [2, 1]
  ];
  expect(() => disagreements({ teacher: logits, student: [[1, 2]] })).toThrow(
    'disagreements: expected teacher logits in the student'
  );
  expect(() => disagreements({ teacher: logits, student: logits, rows: 0 })).toThrow('disagreements: expected rows to be');
  expect(() => disagreements({ teacher: logits, student: logits, labels: [0] })).toThrow('disagreements: expected 2 labels');
  expect(() => disagreements({ teacher: logits, student: logits, row: 1 } as never)).toThrow('did you mean "rows"?');
});
