import type { MetricFormat } from '../../record/Comparison';
import { formatNumber } from '../../views/words/formatNumber';

/** A threshold as it was given, however wide the interval beside it is: "89 %", "+0.5 points". A difference has its sign. */
export function createFormatterOfThresholdAsGiven(format: MetricFormat, isDifference: boolean): (value: number) => string {
  return (value) => {
    const number = formatNumber(format === 'share' ? Number((100 * value).toPrecision(12)) : value);
    const sign = isDifference && value > 0 ? '+' : '';
    return `${sign}${number}${format !== 'share' ? '' : isDifference ? ' points' : ' %'}`;
  };
}
