import type { Comparison, MetricFormat } from '../../record/Comparison';

/** How the numbers of one metric are written: all of its values with the same digits, and all of its differences. */
export interface MetricNumberFormat {
  value(value: number | null): string;
  /** With its sign. Shares are in percentage points; `unit` has the word for them. */
  difference(value: number | null): string;
  /** " points" or nothing. */
  unit: string;
  /** A number on an axis whose ticks are `step` apart. A difference is written without its unit. */
  tick(value: number, step: number, isDifference: boolean): string;
}

/** Finds out from the width of its intervals how precise a metric of a comparison is. */
export function createMetricNumberFormat(
  { metrics, models, differences }: Pick<Comparison, 'metrics' | 'models' | 'differences'>,
  place: number
): MetricNumberFormat {
  const { name, format } = metrics[place];
  const values = models.flatMap(({ estimates }) => estimates.slice(place, place + 1));
  const own = differences.filter(({ metric }) => metric === name);
  const differenceDigits = decimals(format, own);
  const valueDigits = Math.max(decimals(format, values), digitsOfSize(format, values));
  const scale = scaleOf(format);
  const written = (value: number, digits: number) =>
    (Math.abs(value) * scale).toLocaleString('en-US', { minimumFractionDigits: digits, maximumFractionDigits: digits });
  // Screen readers skip a hyphen, and a line may break after it.
  const signed = (value: number, digits: number, plus: string) => {
    const text = written(value, digits);
    return /[1-9]/.test(text) ? `${value < 0 ? '−' : plus}${text}` : text;
  };
  return {
    value: (value) => (isNumber(value) ? `${signed(value, valueDigits, '')}${format === 'share' ? ' %' : ''}` : 'unknown'),
    difference: (value) => (isNumber(value) ? signed(value, differenceDigits, '+') : 'unknown'),
    unit: format === 'share' ? ' points' : '',
    tick: (value, step, isDifference) => {
      const digits = inRange(-Math.floor(Math.log10(step * scale) + 1e-9));
      return signed(value, digits, isDifference ? '+' : '') + (format === 'share' && !isDifference ? ' %' : '');
    }
  };
}

/** JSON has no NaN: a value that could not be measured is NaN in the kernel and null in the page. */
export function isNumber(value: number | null | undefined): value is number {
  return Number.isFinite(value);
}

interface Interval {
  mean: number;
  low: number;
  high: number;
}

/** Two digits of the narrowest interval, else three digits of the largest value. */
function decimals(format: MetricFormat, intervals: readonly Interval[]): number {
  const widths = intervals.map(({ low, high }) => (high - low) * scaleOf(format)).filter((width) => isNumber(width) && width > 0);
  if (!widths.length) return digitsOfSize(format, intervals);
  return format === 'money' ? 2 : inRange(1 - power(Math.min(...widths)));
}

function digitsOfSize(format: MetricFormat, intervals: readonly Interval[]): number {
  const sizes = intervals.map(({ mean }) => Math.abs(mean) * scaleOf(format)).filter((size) => isNumber(size) && size > 0);
  return format === 'money' || !sizes.length ? 2 : inRange(2 - power(Math.max(...sizes)));
}

function scaleOf(format: MetricFormat): number {
  return format === 'share' ? 100 : 1;
}

function inRange(digits: number): number {
  return Math.min(6, Math.max(0, digits));
}

function power(size: number): number {
  return Math.floor(Math.log10(size));
}
