import { describe, expect, test } from 'vitest';
import { formatProgress, type ProgressState } from '../../../src/notebook/live/formatProgress';

describe('formatProgress', () => {
  const at = (state: Partial<ProgressState>) => formatProgress({ count: 25, total: 100, seconds: 5, state: 'runs', ...state });
  test.each([
    [{}, '█████░░░░░░░░░░░░░░░ 25 of 100 (25 %), 5 a second, 15 s left'],
    [{ title: 'files' }, 'files █████░░░░░░░░░░░░░░░ 25 of 100 (25 %), 5 a second, 15 s left'],
    [{ count: 0, seconds: 0 }, '░░░░░░░░░░░░░░░░░░░░ 0 of 100 (0 %)'],
    [{ total: null }, '25, 5 a second, 5 s'],
    [{ total: 20 }, '████████████████████ 25 of 20 (100 %), 5 a second, under 0.1 s left'],
    [{ seconds: 7200 }, '█████░░░░░░░░░░░░░░░ 25 of 100 (25 %), 0.00347 a second, 6 h 0 min left'],
    [{ state: 'done', count: 100, title: 'files', seconds: 61 }, 'files: 100 done in 1 min 1 s, 1.64 a second'],
    [{ state: 'done', count: 0, total: 0, seconds: 0 }, '0 done in under 0.1 s'],
    [{ state: 'stopped' }, 'stopped after 25 of 100, 5 s'],
    [{ state: 'stopped', total: null, title: 'files' }, 'files: stopped after 25, 5 s']
  ] as [Partial<ProgressState>, string][])('of %j is "%s"', (state, expected) => {
    expect(at(state)).toBe(expected);
  });
});
