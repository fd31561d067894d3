import * as tf from '@tensorflow/tfjs';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import '../../src/engine/loadEngine';
import { makeDataset } from '../../src/data/makeDataset';
import { asTeacher } from '../../src/teachers/asTeacher';
import { label } from '../../src/teachers/label';
import { modelTeacher } from '../../src/teachers/modelTeacher';
import type { Teacher } from '../../src/teachers/Teacher';

const data = makeDataset({ x: Array.from({ length: 6 }, (_, i) => [i, -i]), y: new Array(6).fill(0), classes: 2 });

class Own {
  size = 1;
}

let before: number;
beforeEach(() => (before = tf.memory().numTensors));
afterEach(() => expect(tf.memory().numTensors).toBe(before));

function own(changes: { [member: string]: unknown } = {}): Teacher {
  return {
    info: { name: 'own', kind: 'own', parameters: null, bytes: null, macs: null },
    classes: 2,
    inputShape: [2],
    logits: (rows: tf.Tensor) => tf.mul(rows, 2),
    fingerprint: () => null,
    ...changes
  } as Teacher;
}

describe('a teacher of the user’s own', () => {
  test('label asks it as it asks those of the toolkit, also one that answers later', async () => {
    const twice = Array.from(data.x, (value) => 2 * value);
    expect(Array.from((await label(own(), data)).values)).toEqual(twice);
    const later = own({ logits: async (rows: tf.Tensor) => tf.mul(rows, 2) });
    expect(Array.from((await label(later, data)).values)).toEqual(twice);
  });

  test('is the same teacher each time, so that its labels are found again', async () => {
    let asked = 0;
    const teacher = own({ logits: (rows: tf.Tensor) => (asked++, tf.mul(rows, 2)), fingerprint: () => 'known' });
    await label(teacher, data);
    await label(teacher, data);
    expect(asked).toBe(1);
    expect(asTeacher(teacher)).toBe(asTeacher(teacher));
  });

  test('may be one of the toolkit with members changed, and those of the toolkit stay what they are', async () => {
    const model = tf.sequential({ layers: [tf.layers.dense({ units: 2, inputShape: [2] })] });
    const teacher = modelTeacher(model);
    expect(asTeacher(teacher)).toBe(teacher);
    const renamed = asTeacher({ ...teacher, info: { ...teacher.info, name: 'renamed' } });
    expect(renamed.info.name).toBe('renamed');
    expect(await label(renamed, data)).toEqual(await label(teacher, data));
    model.dispose();
  });

  test('may say what it found and how many rows it takes at once', async () => {
    const finding = { check: 'own', level: 'info', value: null, says: 'all is well' } as const;
    const sizes: number[] = [];
    const logits = (rows: tf.Tensor) => (sizes.push(rows.shape[0]), tf.mul(rows, 2));
    const teacher = own({ logits, rowsPerPass: 4, findings: () => [finding] });
    await label(teacher, data);
    expect(sizes).toEqual([4, 2]);
    expect(asTeacher(teacher).findings?.()).toEqual([finding]);
    const odd = asTeacher(own({ findings: () => [{ ...finding, value: 'none' }] }));
    expect(() => odd.findings?.()).toThrow("teacher's findings to give a list of {check, level, value, says}");
  });

  test.each<[what: string, changes: { [member: string]: unknown }, message: RegExp]>([
    ['no text as name', { info: { name: 7, kind: 'own' } }, /teacher's info\.name to be a short text, got 7; give \{name, kind/],
    [
      'an info of big integers',
      { info: { name: 'a', kind: 'b', parameters: 7n } },
      /expected the info of the teacher as plain data/
    ],
    ['a class as logits', { logits: Own }, /teacher's logits to be a function, got function Own; look at/],
    ['no fingerprint', { fingerprint: undefined }, /teacher's fingerprint to be a function, got undefined; give \(\) => null/],
    ['texts as shape', { inputShape: ['2'] }, /teacher's inputShape to be a list of sizes, got \["2"\]; give \[columns\]/],
    ['one text as classes', { classNames: 'no' }, /teacher's classNames to be a list of texts, got "no"; name them/],
    [
      'a fingerprint that is a number',
      { fingerprint: () => 7 },
      /teacher's fingerprint to give a text or null, got 7; give null/
    ],
    ['no tensor', { logits: () => 'x' }, /teacher's logits to give a tensor \[batch, classes\], got "x"; return one row/],
    [
      'a promise of no tensor',
      { logits: async () => null },
      /teacher's logits to give a tensor \[batch, classes\], got null; return/
    ],
    ['a tensor of rank 1', { logits: (rows: tf.Tensor) => rows.sum(1) }, /got a tensor of shape \[6\]; return one row/]
  ])('with %s is refused in words', async (_what, changes, message) => {
    await expect(label(own(changes), data)).rejects.toThrow(message);
    await expect(label(own(changes), data)).rejects.toThrow(/^label: expected /);
  });
});
