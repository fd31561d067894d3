import type { Scores } from '../record/RunRecord';
import type { ScoreLogitsInputs } from './scoreLogits';

/**
 * The old name of `kd.scoreLogits`.
 *
 * @deprecated Call `kd.scoreLogits`.
 * @throws TypeError always: it says the new name.
 */
export function scoreDeprecated(_inputs: ScoreLogitsInputs): Scores {
  throw new TypeError('score: expected kd.scoreLogits, got the name that it had before; call kd.scoreLogits instead');
}
