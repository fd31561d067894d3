import { checkNumber } from '../../checks/checkNumber';
import { checkOptions } from '../../checks/checkOptions';
import { checkedOutputs } from '../checkedLogits';
import type { Loss, LossInputs } from '../Loss';
import { computeLogSoftmax } from '../formulas/computeLogSoftmax';
import { createRowLoss } from '../createRowLoss';
import { wrapLossInTidy } from '../wrapLossInTidy';
import { checkTargets } from './checkTargets';

export interface ListwiseOptions {
  /** What the relevances are divided by before their softmax. Default 1. */
  temperature?: number;
}

/**
 * Listwise ranking loss (ListNet, top one): cross-entropy between the softmax of a row's relevances and that of the student's scores, one number per
 * example. A row is a query, an output the score of one of its candidates.
 *
 * -sum_j softmax(targets / temperature)_j log softmax(student)_j
 *
 * Inputs: `student` scores and `targets`, the relevances, [batch, candidates]. Result: [batch], nats. A teacher's scores are distilled by `kd.softTargets`.
 *
 * Cao, Qin, Liu, Tsai & Li 2007, "Learning to Rank: From Pairwise Approach to Listwise Approach".
 *
 * @throws TypeError or RangeError for an unknown option, a temperature that is not above 0, and when called for numbers that are missing or shapes that differ.
 * @example
 * ```ts
 * const perExample = kd.listwise()({ student: [[2, 0, 0]], targets: [[3, 1, 0]] }); // [batch]
 * perExample.dispose();
 * ```
 */
export function listwise(options: ListwiseOptions = {}): Loss {
  checkOptions('listwise', options, ['temperature']);
  const temperature = checkNumber('listwise', 'temperature', options.temperature ?? 1, { above: 0 });
  const loss = wrapLossInTidy('listwise', (inputs: LossInputs) => {
    const { tensor, values, units, rows } = checkedOutputs(
      'listwise',
      { what: 'student outputs', shape: '[batch, outputs]' },
      inputs.student
    );
    const targets = checkTargets('listwise', inputs.targets, { tensor, values, units, rows });
    const [own, wanted] = [new Float64Array(units), new Float64Array(units)];
    return createRowLoss([tensor], (row, [gradient]) => {
      computeLogSoftmax(values, row * units, units, 1, own);
      computeLogSoftmax(targets, row * units, units, temperature, wanted);
      let sum = 0;
      for (let j = 0; j < units; j++) {
        const share = Math.exp(wanted[j]);
        gradient[row * units + j] = Math.exp(own[j]) - share;
        sum -= share * own[j];
      }
      return sum;
    });
  });
  return Object.assign(loss, { description: { name: 'listwise', temperature }, needs: ['targets'] as const });
}
