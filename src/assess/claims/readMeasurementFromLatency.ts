import { showValue } from '../../checks/showValue';
import { formatNumber } from '../../views/words/formatNumber';
import type { Evidence, Speeds } from './ClaimOptions';
import { checkKnownName } from './checkKnownName';
import type { Measurement } from './Measurement';

/** How many times as fast a model is as another: 1 / ratio, so its interval is turned round. */
export function readMeasurementFromLatency(subject: string, { ratios }: Speeds, evidence: Evidence): Measurement {
  const { batch = 1 } = evidence;
  const model = checkKnownName(subject, 'model', evidence.model ?? ratios[0]?.model, [
    ...new Set(ratios.map((one) => one.model))
  ]);
  const own = ratios.filter((one) => one.model === model);
  const others = [...new Set(own.map((one) => one.against))];
  const against = checkKnownName(subject, 'against', evidence.against ?? (others.length === 1 ? others[0] : undefined), others);
  const found = own.find((one) => one.against === against && one.batch === batch);
  if (!found)
    throw new RangeError(
      `${subject}: expected batch to be one of ${[...new Set(own.map((one) => one.batch))].join(', ')}, got ${showValue(batch)}; measure it with batches`
    );
  const [low, high] = found.interval ? [1 / found.interval[1], 1 / found.interval[0]] : [NaN, NaN];
  const words = (value: number) => `${formatNumber(value)} times`;
  return {
    subject: `against ${against}`,
    measured: `${batch === 1 ? 'one row' : `${batch} rows`} a call: ${model} ${words(1 / found.ratio)} as fast as ${against}`,
    interval: found.interval && `${formatNumber(low)} to ${words(high)} (95 %)`,
    ...{ mean: 1 / found.ratio, low, high, threshold: words }
  };
}
