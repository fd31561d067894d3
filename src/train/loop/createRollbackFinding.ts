import type { Found } from '../../record/RunEvent';

/** A model went back to the weights from before an epoch that diverged. */
export function createRollbackFinding(
  name: string,
  { epoch, why, factor }: { epoch: number; why: string; factor: number }
): Found {
  return {
    type: 'found',
    finding: {
      check: 'rollback',
      level: 'warning',
      value: epoch,
      says: `epoch ${epoch} of ${name} diverged (${why}): weights and optimizer went back to where they were before it, the rest of the epoch was left out, and the learning rate was multiplied by ${factor} from there on`,
      hint: 'lower the learning rate, or look for very large values in the data'
    }
  };
}
