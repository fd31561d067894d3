import { formatPValue } from '../../views/comparison/formatPValue';
import type { Claim } from '../../views/View';
import type { Evidence } from './ClaimOptions';
import type { Measurement } from './Measurement';

export interface Judgement {
  verdict: Claim['verdict'];
  why: string;
}

/** Whether the interval of a reading is where the evidence needs it, and why. */
export function judgeClaim(reading: Measurement, { atLeast, atMost }: Pick<Evidence, 'atLeast' | 'atMost'>): Judgement {
  const { mean, missing, tested, isExact } = reading;
  if (!Number.isFinite(mean)) return { verdict: 'cannot be tested here', why: missing ?? 'It could not be measured.' };
  if (atLeast === undefined && atMost === undefined && tested) return byTest(tested);
  const [low, high] = isExact ? [mean, mean] : [reading.low, reading.high];
  if (!Number.isFinite(low) || !Number.isFinite(high))
    return { verdict: 'cannot be tested here', why: 'There is no interval: too little was measured.' };
  const ends = [
    ...(atLeast === undefined ? [] : [ofBound(reading, low, high, atLeast, 1)]),
    ...(atMost === undefined ? [] : [ofBound(reading, low, high, atMost, -1)])
  ];
  return gather(ends);
}

/** All must hold. The reasons are those of the weakest. */
export function gather(parts: readonly Judgement[]): Judgement {
  const verdict = order.find((one) => parts.some((part) => part.verdict === one))!;
  return { verdict, why: [...new Set(parts.filter((part) => part.verdict === verdict).map(({ why }) => why))].join(' ') };
}

const order: readonly Claim['verdict'][] = ['does not hold', 'cannot be tested here', 'not separable', 'holds'];

function byTest({ verdict, p, adjusted, resamples }: NonNullable<Measurement['tested']>): Judgement {
  const chance = `${formatPValue(adjusted ?? p, resamples)}${adjusted === undefined ? '' : ', corrected for all differences'}`;
  if (verdict === 'better') return { verdict: 'holds', why: `Better in a paired test over rows and seeds (${chance}).` };
  if (verdict === 'worse') return { verdict: 'does not hold', why: `Worse in a paired test over rows and seeds (${chance}).` };
  return { verdict: 'not separable', why: `Not separable in a paired test over rows and seeds (${chance}).` };
}

/** A bound from below (sign 1) or from above (sign -1). */
function ofBound(
  { threshold, isExact, isBound }: Measurement,
  low: number,
  high: number,
  bound: number,
  sign: 1 | -1
): Judgement {
  const [worst, best] = sign > 0 ? [low, high] : [high, low];
  // 1 - 0.1 / 1 is not quite 0.9.
  const slack = 1e-9 * Math.max(1, Math.abs(bound));
  const number = threshold(bound);
  const side = (isAbove: boolean) => (isAbove ? 'above' : 'below');
  const what = isExact ? 'It is' : 'The whole interval lies';
  const isMet = (value: number) => sign * (value - bound) >= -slack;
  if (isMet(worst)) {
    const isAtBound = Math.abs(worst - bound) <= slack;
    const where = isExact && isAtBound ? 'just' : `${isAtBound ? 'at or ' : ''}${side(sign > 0)}`;
    return { verdict: 'holds', why: `${what} ${where} ${number}.` };
  }
  if (!isMet(best)) {
    if (isBound && sign > 0)
      return { verdict: 'not separable', why: `${number} was not reached, but the true value may be larger.` };
    return { verdict: 'does not hold', why: `${what} ${side(sign < 0)} ${number}.` };
  }
  return { verdict: 'not separable', why: `The interval holds ${number}: more rows or seeds are needed.` };
}
