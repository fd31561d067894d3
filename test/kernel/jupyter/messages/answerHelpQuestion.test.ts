import { expect, test } from 'vitest';
import { parseHelpQuestion } from '../../../../kernel/jupyter/messages/answerHelpQuestion';

test.each([
  ['kd.softTargets?', 'kd.softTargets'],
  ['kd??', 'kd'],
  ['?Math.max', 'Math.max'],
  [' ?? $x ;', '$x'],
  ['a ? b : c', undefined],
  ['a?.b', undefined],
  ['f()?', undefined],
  ['const a = 1\na?', undefined]
])('parseHelpQuestion(%j) is %j', (code, name) => {
  expect(parseHelpQuestion(code)).toBe(name);
});
