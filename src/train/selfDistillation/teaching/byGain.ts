import type { TeachingRule } from './TeachingRule';

/**
 * The module that gains most teaches: the largest rise of the mean validation accuracy of all exits when it teaches for a few epochs, against the same epochs without a teacher; of equal ones that with the lower
 * negative log-likelihood, then the shallower one.
 *
 * @example
 * ```ts
 * const measured = ['stage1', 'deepest'].map((name, i) => ({ name, accuracy: 0.7, agreement: 0.8, calibrationError: 0.1, gain: 0.01 * i, gains: {}, nllGain: 0 }));
 * kd.teaching.byGain().choose({ modules: ['stage1', 'deepest'], measured, seed: 0 }); // "deepest"
 * ```
 */
export function byGain(): TeachingRule {
  return {
    description: { name: 'byGain' },
    measures: true,
    choose: ({ measured }) =>
      measured.reduce((best, one) =>
        one.gain > best.gain || (one.gain === best.gain && one.nllGain < best.nllGain) ? one : best
      ).name
  };
}
