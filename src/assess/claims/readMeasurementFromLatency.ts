import { showValue } from '../../checks/showValue';
import { formatNumber } from '../../views/words/formatNumber';
import type { Evidence, Speeds } from './ClaimOptions';
import { checkKnownName } from './checkKnownName';
import type { Measurement } from './Measurement';

/** How many times as fast a model is as another: 1 / ratio, so its interval is turned round. Or the share of a cost that it saves: 1 - ratio. */
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
  const { reads = 'speed' } = evidence;
  if (reads === 'cpu' || reads === 'energy') return readSavedShare(found, reads);
  const [low, high] = found.interval ? [1 / found.interval[1], 1 / found.interval[0]] : [NaN, NaN];
  const words = (value: number) => `${formatNumber(value)} times`;
  return {
    subject: `against ${against}`,
    measured: `${rowsOf(batch)}: ${model} ${words(1 / found.ratio)} as fast as ${against}`,
    interval: found.interval && `${formatNumber(low)} to ${words(high)} (95 %)`,
    ...{ mean: 1 / found.ratio, low, high, threshold: words }
  };
}

type Found = Speeds['ratios'][number];

function readSavedShare(found: Found, reads: 'cpu' | 'energy'): Measurement {
  const { model, against, batch } = found;
  const threshold = (value: number) => `${formatNumber(Number((100 * value).toPrecision(12)))} %`;
  const cost = found[reads];
  if (cost) {
    const [low, high] = cost.interval ? [1 - cost.interval[1], 1 - cost.interval[0]] : [NaN, NaN];
    return {
      subject: `against ${against}`,
      measured: `${rowsOf(batch)}: ${saved(found, reads)}`,
      interval: cost.interval && `${formatShare(low)} to ${formatShare(high)} saved (95 %)`,
      ...{ mean: 1 - cost.ratio, low, high, threshold }
    };
  }
  const instead = reads === 'energy' && found.cpu ? ` (instead: ${saved(found, 'cpu')})` : '';
  const nothing = `${rowsOf(batch)}: ${reads === 'energy' ? 'no energy' : 'no CPU time'} of ${model} and ${against}${instead}`;
  const missing =
    reads === 'energy'
      ? 'It cannot be judged: no energy counter could be read.'
      : 'It cannot be judged: no CPU time was measured.';
  return {
    subject: `against ${against}`,
    measured: nothing,
    missing,
    interval: null,
    ...{ mean: NaN, low: NaN, high: NaN, threshold }
  };
}

/** "student takes 41 % less energy than teacher" */
function saved({ model, against, ...costs }: Found, reads: 'cpu' | 'energy'): string {
  const share = 1 - costs[reads]!.ratio;
  const what = reads === 'energy' ? 'energy' : 'CPU time';
  return `${model} takes ${formatShare(Math.abs(share))} ${share < 0 ? 'more' : 'less'} ${what} than ${against}`;
}

function formatShare(share: number): string {
  return `${formatNumber(100 * share)} %`;
}

function rowsOf(batch: number): string {
  return `${batch === 1 ? 'one row' : `${batch} rows`} a call`;
}
