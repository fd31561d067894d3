import { expect, test } from 'vitest';
import { questionIn } from '../../../../kernel/jupyter/messages/helpQuestion';

test.each([
  ['kd.softTargets?', 'kd.softTargets'],
  ['kd??', 'kd'],
  ['?Math.max', 'Math.max'],
  [' ?? $x ;', '$x'],
  ['a ? b : c', undefined],
  ['a?.b', undefined],
  ['f()?', undefined],
  ['const a = 1\na?', undefined]
])('questionIn(%j) is %j', (code, name) => {
  expect(questionIn(code)).toBe(name);
});
