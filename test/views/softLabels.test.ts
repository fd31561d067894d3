import { describe, expect, it } from 'vitest';
import { softLabels } from '../../src/assess/softLabels/softLabels';
import { softmaxAt } from '../../src/views/softLabels/softmaxAt';
import { selectTopClasses } from '../../src/views/softLabels/selectTopClasses';
import { emptyRecord, exampleRecord } from './exampleRecord';

const named = (count: number) => Array.from({ length: count }, (_, i) => `class ${i}`);

describe('softLabels(record)', () => {
  it('has the classes, the examples and the summary; probabilities differ from the record by less than 1e-4', () => {
    const record = exampleRecord();
    const view = softLabels(record);
    expect(view).toMatchObject({ kind: 'softLabels', classes: record.data.classes, split: 'test', temperature: 4 });
    expect(view.examples).toHaveLength(64);
    view.examples.forEach(({ teacher, student, label, index }, i) => {
      const example = record.softLabels!.examples[i];
      expect({ label, index }).toEqual({ label: example.label, index: example.index });
      const p = softmaxAt(example.teacher, 0.5);
      softmaxAt(teacher, 0.5).forEach((q, c) => expect(Math.abs(q - p[c])).toBeLessThan(1e-4));
      expect(student).toHaveLength(10);
    });
    expect(view.summary.byClass).toHaveLength(view.summary.temperatures.length);
  });

  it('reads out the temperature, the first two ranks, the entropy and what the teacher mixes up', () => {
    const { says } = softLabels(exampleRecord());
    expect(says).toMatch(
      /^At temperature 4 \(the student learnt at 4\) the teacher gives its first choice [\d.]+ % on average and its second [\d.]+ %/
    );
    expect(says).toMatch(/over 10,000 test rows; mean entropy [\d.]+ nats of at most 2.3, against [\d.]+ at temperature 1/);
    expect(says).toMatch(/rows of "\d" get [\d.]+ % "\d"\.$/);
  });

  it('starts the slider at 1 where no term has a temperature', () => {
    const record = exampleRecord();
    const view = softLabels({ ...record, softLabels: { ...record.softLabels!, temperature: null } });
    expect(view.temperature).toBe(1);
    expect(view.says).not.toContain('learnt at');
  });

  it('shows fewer examples of many classes: 8 of 1,000', () => {
    expect(softLabels(exampleRecord({ classes: named(1000) })).examples).toHaveLength(8);
  });

  it('keeps a student that is not trained yet as null, and null cells of classes without rows', () => {
    const record = exampleRecord({ student: false });
    record.softLabels!.summary.byClass.forEach((table) => table[3].fill(null as never));
    const view = softLabels(record);
    expect(view.examples.every(({ student }) => student === null)).toBe(true);
    expect(view.summary.byClass[0][3].every((value) => value === null)).toBe(true);
    expect(view.summary.byClass[0][4].every((value) => value !== null)).toBe(true);
  });

  it('refuses a record without soft labels', () => {
    const expected =
      'softLabels: expected a record with soft labels, got one without (status "running"); train on with a teacher until the first evaluation';
    expect(() => softLabels(emptyRecord())).toThrow(new RangeError(expected));
  });
});

describe('selectTopClasses(label, probabilities, most)', () => {
  it('gives all classes in their order where they fit', () => {
    expect(selectTopClasses(1, [[0.1, 0.2, 0.7]], 3)).toEqual([0, 1, 2]);
  });

  it('gives the likeliest of either model first, and the label in the last place where it is none of them', () => {
    expect(
      selectTopClasses(
        0,
        [
          [0, 0.1, 0.2, 0.7],
          [0, 0.6, 0.1, 0.3]
        ],
        2
      )
    ).toEqual([3, 0]);
    expect(
      selectTopClasses(
        1,
        [
          [0, 0.1, 0.2, 0.7],
          [0, 0.6, 0.1, 0.3]
        ],
        2
      )
    ).toEqual([3, 1]);
  });
});
