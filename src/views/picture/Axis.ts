import { formatNumber, withMinus } from '../words/formatNumber';

export interface Axis {
  ticks: { at: number; text: string }[];
  /** From a value to a share of the axis' length, 0 at its start. */
  share: (value: number) => number;
}

/** An axis over [low, high] with ticks at 1, 2 or 5 times a power of ten. */
export function linearAxis(
  low: number,
  high: number,
  count: number,
  text: (value: number, step: number) => string = plain
): Axis {
  if (!Number.isFinite(high - low)) return nowhere;
  if (!(high > low)) {
    const pad = Math.abs(low) * 0.1 || 1;
    return linearAxis(low - pad, low + pad, count, text);
  }
  const step = niceStep((high - low) / Math.max(1, count));
  const first = Math.ceil(low / step - 1e-9);
  const last = Math.floor(high / step + 1e-9);
  // From 2 ** 53 on, adding 1 to a number does not give the next one.
  if (!Number.isSafeInteger(first) || !Number.isSafeInteger(last)) return nowhere;
  const ticks = Array.from({ length: last - first + 1 }, (_, i) => (first + i) * step).map((at) => ({
    at,
    text: text(at, step)
  }));
  return { ticks, share: (value) => (value - low) / (high - low) };
}

/** A logarithmic axis over [low, high], both above 0. Ticks are at powers of ten, and at 2 and 5 times a power of ten if there is room. */
export function logAxis(low: number, high: number, count: number): Axis {
  const [from, to] = [Math.log10(low), Math.log10(high)];
  if (!Number.isFinite(to - from) || to <= from) return nowhere;
  const decades = to - from;
  const factors = decades * 3 <= count * 1.5 ? [1, 2, 5] : decades * 2 <= count * 1.5 ? [1, 3] : [1];
  const every = Math.max(1, Math.ceil(decades / Math.max(1, count)));
  const ticks = [];
  for (let power = Math.floor(from); power <= to; power++) {
    if (power % every !== 0) continue;
    for (const factor of factors) {
      const at = Number(`${factor}e${power}`);
      if (at >= low * (1 - 1e-9) && at <= high * (1 + 1e-9)) ticks.push({ at, text: formatNumber(at) });
    }
  }
  return { ticks, share: (value) => (Math.log10(value) - from) / (to - from) };
}

/** A range of zero width, or too wide for numbers, is placed in the middle of an axis without ticks. */
const nowhere: Axis = { ticks: [], share: () => 0.5 };

function plain(value: number, step: number): string {
  const decimals = Math.max(0, Math.min(12, -Math.floor(Math.log10(step) + 1e-9)));
  return Math.abs(value) >= 1e7 || (step < 1e-6 && value !== 0)
    ? formatNumber(value)
    : withMinus(value.toFixed(decimals)).replace(/^−(0(\.0+)?)$/, '$1');
}

function niceStep(rough: number): number {
  const power = 10 ** Math.floor(Math.log10(rough));
  const away = (factor: number) => Math.abs(Math.log((factor * power) / rough));
  return [2, 5, 10].reduce((best, factor) => (away(factor) < away(best) ? factor : best), 1) * power;
}
