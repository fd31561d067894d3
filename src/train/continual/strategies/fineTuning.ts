import { crossEntropy } from '../../../losses/crossEntropy';
import type { Terms } from '../../options/Term';
import type { Strategy } from './Strategy';

/**
 * Learns each part from its own labels alone and does nothing against forgetting: the control.
 *
 * @example
 * ```ts
 * kd.continual.fineTuning().description.name; // "fineTuning"
 * ```
 */
export function fineTuning(): Strategy {
  return { description: { name: 'fineTuning' }, plan: ({ train }) => ({ rows: train, terms: hardTerms() }) };
}

/** The cross-entropy with the labels, weight 1. */
export function hardTerms(weight = 1): Terms {
  return { hard: { weight, loss: crossEntropy() } };
}
