import { expect, test } from 'vitest';
import { crossEntropy } from '../../../src/losses/crossEntropy';
import { softTargets } from '../../../src/losses/softTargets';
import { constant } from '../../../src/schedules/constant';
import { asTeacher } from '../../../src/teachers/asTeacher';
import { askedTerms, checkAsked, checkTransferSets } from '../../../src/train/check/checkTransferSets';
import { gaussianBlobs } from '../../gaussianBlobs';
import { denseNetwork } from '../../denseNetwork';

const train = gaussianBlobs({ rows: 9 });
const student = denseNetwork([3]);
const teacher = asTeacher(denseNetwork([3], { seed: 1 }), 'distill');
const inputs = { student, teacher, train };
const hard = { name: 'hard', weight: constant(1), loss: crossEntropy() };
const soft = { name: 'soft', weight: constant(1), loss: softTargets() };

test('checkTransferSets(subject, sets, inputs) is the sets that count, with defaults filled in', () => {
  expect(checkTransferSets('distill', undefined, inputs)).toEqual([]);
  const sets = {
    more: { data: gaussianBlobs({ rows: 4 }) },
    out: { data: train, weight: 0 },
    odd: { data: train, trusted: false }
  };
  const checked = checkTransferSets('distill', sets, inputs);
  expect(checked.map(({ name, labels, weight }) => [name, labels, weight({ epoch: 0, epochs: 1, step: 0, loss: null })])).toEqual(
    [['more', false, 1]]
  );
});

test.each([
  [[], inputs, 'expected transfer to be named sets, got []'],
  [{ more: { data: train } }, { student, train }, 'expected a teacher for transfer sets, got none'],
  [{ 'a.b': { data: train } }, inputs, 'transfer set "a.b": expected a name without "." and "/"'],
  [
    { more: { data: gaussianBlobs({ rows: 4, classes: 2 }) } },
    inputs,
    'transfer set "more": expected the classes of its data to be those of train data, ["c0", "c1", "c2"], got ["c0", "c1"] (without "c2")'
  ],
  [{ more: { data: train, weight: -1 } }, inputs, 'transfer set "more": expected weight to be'],
  [{ more: { data: train, labels: 'yes' } }, inputs, 'transfer set "more": expected labels to be true or false, got "yes"']
])('checkTransferSets refuses what no set can be', (sets, given, message) => {
  expect(() => checkTransferSets('distill', sets, given)).toThrow(`distill: ${message}`);
});

test('askedTerms(terms, labels) leaves out what needs labels where they are not read', () => {
  expect(askedTerms([hard, soft], false)).toEqual([soft]);
  expect(askedTerms([hard, soft], true)).toEqual([hard, soft]);
});

test('checkAsked refuses a set of which nothing is asked, and one of a term by the same name', () => {
  const sets = checkTransferSets('distill', { more: { data: train } }, inputs);
  expect(() => checkAsked('distill', sets, [soft])).not.toThrow();
  expect(() => checkAsked('distill', sets, [hard])).toThrow('expected a term that needs no label for transfer set "more"');
  expect(() => checkAsked('distill', sets, [{ ...soft, name: 'more' }])).toThrow('to have another name than a term');
});
