import type { Difference } from '../../record/Comparison';
import type { Finding, RunRecord } from '../../record/RunRecord';
import { findDifferenceFromModel } from './findDifferenceFromModel';

/** A student that is worse than the same student alone, by the first metric of the comparison. */
export function findNegativeTransfer(record: RunRecord, hint: string): Finding | null {
  const difference = findDifferenceFromModel('baseline', record);
  if (!difference || signed(difference, record) >= 0) return null;
  const clear = difference.verdict === 'worse';
  const { title, value, interval } = inWords(difference, record);
  return {
    check: 'negativeTransfer',
    level: clear ? 'problem' : 'warning',
    value: difference.mean,
    says: `the distilled student's ${title} is ${value} from that of the same student alone (${interval}): ${clear ? 'significantly worse, the teacher hurt' : `not significantly worse${correction(difference, record)}, but the teacher did not help`}`,
    hint
  };
}

/** Said where the interval alone would have called it worse. */
function correction({ low, high }: Difference, { comparison }: RunRecord): string {
  const tests = comparison?.differences.length ?? 1;
  return low > 0 || high < 0 ? ` after the correction for ${tests} tests (Holm)` : '';
}

/** Above 0 if the model is the better one. */
function signed({ metric, mean }: Difference, { comparison }: RunRecord): number {
  return comparison?.metrics.find(({ name }) => name === metric)?.better === 'lower' ? -mean : mean;
}

function inWords({ metric, mean, low, high }: Difference, { comparison }: RunRecord) {
  const info = comparison?.metrics.find(({ name }) => name === metric);
  const sign = (value: number) => `${value > 0 ? '+' : ''}${value.toFixed(4)}`.replace('-', '−');
  return { title: info?.title ?? metric, value: sign(mean), interval: `95 % from ${sign(low)} to ${sign(high)}` };
}
