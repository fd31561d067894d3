import { crossEntropy } from '../../losses/crossEntropy';
import { softTargets } from '../../losses/softTargets';
import type { Terms } from '../options/Term';
import { createOutputLoss } from '../severalOutputs/createOutputLoss';
import type { OutputGroup } from '../severalOutputs/OutputGroup';

/** Labels, and the mean KL from each of the other peers as they are now. With a weight of 0: labels alone. */
export function createPeerTerms(
  peers: readonly OutputGroup[],
  { weight, temperature }: { weight: number; temperature: number }
): Terms {
  const terms: Terms = {};
  for (const peer of peers) {
    const others = peers.filter((other) => other !== peer).map((other) => [other]);
    terms[`${peer.name}: hard`] = { weight: 1, loss: createOutputLoss(crossEntropy(), peer) };
    if (weight > 0)
      terms[`${peer.name}: mutual`] = { weight, loss: createOutputLoss(softTargets({ temperature }), peer, others) };
  }
  return terms;
}
