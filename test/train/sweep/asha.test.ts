import { describe, expect, test } from 'vitest';
import { asha } from '../../../src/train/sweep/search/asha';
import type { TrialScore } from '../../../src/train/sweep/search/Scheduler';
import expected from '../../reference/train/sweep.json';

describe('asha().judge(score, earlier)', () => {
  test.each(expected.halving)('stops the trials that Optuna stops: $minResource, $reductionFactor', (one) => {
    const { judge } = asha({ minResource: one.minResource, reductionFactor: one.reductionFactor });
    const earlier: TrialScore[] = [];
    const stopped = one.reports.map(([trial, epoch, score]) => {
      const now = { trial, epoch, score } as TrialScore;
      const why = judge(now, earlier);
      earlier.push(now);
      return why !== null;
    });
    expect(stopped).toEqual(one.reports.map((report) => report[3]));
    expect(stopped).toContain(true);
  });

  test('says the place of a trial, and looks only at its rungs', () => {
    const { judge } = asha({ minResource: 2, reductionFactor: 3 });
    const earlier = [0.9, 0.8, 0.7].map((score, trial) => ({ trial, epoch: 2, score }));
    expect(judge({ trial: 3, epoch: 1, score: 0.1 }, earlier)).toBeNull();
    expect(judge({ trial: 3, epoch: 2, score: 0.75 }, earlier)).toBe(
      'after epoch 2 it was 3rd of 4 trials, of which the best one goes on'
    );
    expect(judge({ trial: 0, epoch: 3, score: 0.1 }, earlier)).toBeNull();
    expect(judge({ trial: 3, epoch: 2, score: NaN }, [])).toBe('after epoch 2 its score was not a number');
  });

  test.each([
    [{ minResource: 0 }, /^asha: expected minResource to be a whole number at least 1/],
    [{ reductionFactor: 1 }, /^asha: expected reductionFactor to be a whole number at least 2/],
    [{ eta: 3 }, /^asha: .*"eta"/]
  ])('refuses %o in words', (options, message) => {
    expect(() => asha(options as never)).toThrow(message);
  });
});
