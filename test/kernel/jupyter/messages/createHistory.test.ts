import { expect, test } from 'vitest';
import { createHistory } from '../../../../kernel/jupyter/messages/createHistory';
import type { Request } from '../../../../kernel/threads/ThreadMessages';

function ask(history: ReturnType<typeof createHistory>, content: object): unknown[][] {
  const answer = history.handler({ content } as Request) as { content: { history: unknown[][] } };
  return answer.content.history;
}

test('tail, range and search say what IPython says', () => {
  const history = createHistory(undefined);
  ['a = 1', 'b', 'a = 1', 'c*'].forEach((code, index) => history.add(index + 1, code, index === 1 ? 'shown' : undefined));
  const lines = (content: object) => ask(history, content).map(([, line]) => line);
  expect(lines({ hist_access_type: 'tail', n: 2 })).toEqual([3, 4]);
  expect(lines({ hist_access_type: 'tail', n: 0 })).toEqual([]);
  expect(lines({ hist_access_type: 'range', session: 0, start: 2, stop: 4 })).toEqual([2, 3]);
  expect(lines({ hist_access_type: 'range', session: 0, start: -2 })).toEqual([3, 4]);
  expect(lines({ hist_access_type: 'range', session: 7 })).toEqual([]);
  expect(lines({ hist_access_type: 'search', pattern: 'a*' })).toEqual([1, 3]);
  expect(lines({ hist_access_type: 'search', pattern: 'a*', unique: true })).toEqual([3]);
  expect(lines({ hist_access_type: 'search', pattern: '*', n: 1 })).toEqual([4]);
  expect(ask(history, { hist_access_type: 'range', start: 2, stop: 3, output: true })).toEqual([[1, 2, ['b', 'shown']]]);
});
