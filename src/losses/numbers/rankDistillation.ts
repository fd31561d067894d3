import { checkNumber } from '../../checks/checkNumber';
import { checkOptions } from '../../checks/checkOptions';
import { softplus } from '../../stats/softplus';
import { checkedOutputs } from '../checkedLogits';
import { createRowLoss } from '../createRowLoss';
import type { Loss, LossInputs } from '../Loss';
import { wrapLossInTidy } from '../wrapLossInTidy';
import { checkTargets } from './checkTargets';

export interface RankDistillationOptions {
  /** How many of the teacher's best candidates the student learns. Default 10, or all if there are fewer. */
  top?: number;
  /** Over how many ranks the weight of a place falls by a factor of e. Default 10. */
  decay?: number;
  /** How soon a candidate that the student ranks too low counts in full, for each rank that it lacks; 0 counts all by their place alone. Default 0.1. */
  discrepancy?: number;
}

/**
 * Ranking distillation: the teacher's best candidates are ones that the student should score high, the more so the higher the teacher ranks them and the lower the student does. A row is a query, an
 * output the score of one of its candidates. One number per example:
 *
 * -sum_r w_r log sigmoid(s_r), r = 1 ... top, s_r the student's score of the teacher's candidate of rank r
 *
 * w_r = exp(-r / decay) / (sum of these) times max(0, tanh(discrepancy (own rank - r))), own rank = 1 + how many candidates the student scores higher
 *
 * Nothing is pushed down: use it beside a loss of labels or targets, such as `kd.listwise()`. Weights get no gradient. The paper estimates the student's ranks from samples and begins without
 * the second factor; here all candidates are at hand.
 *
 * Inputs: `student` and `teacher` scores, [batch, candidates]. Result: [batch], nats.
 *
 * Tang & Wang 2018, "Ranking Distillation: Learning Compact Ranking Models With High Performance for Recommender System", arXiv 1809.07428, equations 5 to 9.
 *
 * @throws TypeError or RangeError for an unknown option or one out of bounds, and when called for scores that are missing or shapes that differ.
 * @example
 * ```ts
 * const loss = kd.rankDistillation({ top: 1, discrepancy: 0 });
 * const perExample = loss({ student: [[0, 2, 1]], teacher: [[5, 1, 2]] }); // [batch], here log 2
 * perExample.dispose();
 * ```
 */
export function rankDistillation(options: RankDistillationOptions = {}): Loss {
  checkOptions('rankDistillation', options, ['top', 'decay', 'discrepancy']);
  const top = checkNumber('rankDistillation', 'top', options.top ?? 10, { integer: true, atLeast: 1 });
  const decay = checkNumber('rankDistillation', 'decay', options.decay ?? 10, { above: 0 });
  const discrepancy = checkNumber('rankDistillation', 'discrepancy', options.discrepancy ?? 0.1, { atLeast: 0 });
  const loss = wrapLossInTidy('rankDistillation', (inputs: LossInputs) => {
    const named = { what: 'student scores', shape: '[batch, candidates]' };
    const student = checkedOutputs('rankDistillation', named, inputs.student);
    const reference = { name: 'teacher scores', fix: 'pass {student, teacher}, [batch, candidates]' };
    const teacher = checkTargets('rankDistillation', inputs.teacher, student, reference);
    const { values, units } = student;
    const places = Array.from({ length: units }, (_, candidate) => candidate);
    const shares = places.slice(0, top).map((place) => Math.exp(-(place + 1) / decay));
    const whole = shares.reduce((sum, share) => sum + share, 0);
    return createRowLoss([student.tensor], (row, [gradient]) => {
      const at = row * units;
      const best = [...places].sort((a, b) => teacher[at + b] - teacher[at + a]).slice(0, top);
      return best.reduce((sum, candidate, place) => {
        const score = values[at + candidate];
        const higher = discrepancy > 0 ? places.filter((other) => values[at + other] > score).length : 0;
        const weight = (shares[place] / whole) * (discrepancy > 0 ? Math.max(0, Math.tanh(discrepancy * (higher - place))) : 1);
        gradient[at + candidate] = -weight / (1 + Math.exp(score));
        return sum + weight * softplus(-score);
      }, 0);
    });
  });
  return Object.assign(loss, {
    description: { name: 'rankDistillation', top, decay, discrepancy },
    needs: ['teacher'] as const
  });
}
