import { formatNumber, withMinus } from '../../views/words/formatNumber';
import type { OffPolicy } from '../offPolicy/OffPolicyInputs';
import type { Measurement } from './Measurement';

/** The lift of another policy: by the doubly robust estimate if there is one, else by SNIPS, as in what `kd.offPolicy` says. */
export function readMeasurementFromOffPolicy({ doublyRobust, snips, confidence }: OffPolicy): Measurement {
  const [name, { value, lift }] = doublyRobust ? ['the doubly robust estimate', doublyRobust] : ['SNIPS', snips];
  const level = `${formatNumber(100 * confidence)} %`;
  const isKnown = Number.isFinite(lift.value);
  return {
    subject: 'the policy',
    measured: `${formatNumber(value, 4)} a row by ${name}`,
    interval: isKnown ? `lift ${inPercent(lift.value)} % (${level}: ${inPercent(lift.low)} to ${inPercent(lift.high)})` : null,
    ...{ mean: lift.value, low: lift.low, high: lift.high },
    threshold: (share) => `${share > 0 ? '+' : ''}${formatNumber(Number((100 * share).toPrecision(12)))} %`
  };
}

function inPercent(share: number): string {
  return `${share > 0 ? '+' : ''}${withMinus((100 * share).toFixed(1))}`;
}
