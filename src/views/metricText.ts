import type { Comparison, MetricFormat } from '../record/Comparison';

/** How the numbers of one metric are written: all of its values to the same digit, and all of its differences. */
export interface MetricText {
  value(value: number | null): string;
  /** With its sign; shares in percentage points, whose word is `unit`. */
  difference(value: number | null): string;
  /** " points" or nothing. */
  unit: string;
}

/** Reads how precise a metric of a comparison is from the width of its intervals. */
export function metricText({ metrics, models, differences }: Comparison, place: number): MetricText {
  const { name, format } = metrics[place];
  const values = models.flatMap(({ estimates }) => estimates.slice(place, place + 1));
  const own = differences.filter(({ metric }) => metric === name);
  const [valueDigits, differenceDigits] = [decimals(format, values), decimals(format, own)];
  const scale = format === 'share' ? 100 : 1;
  const written = (value: number, digits: number) =>
    (Math.abs(value) * scale).toLocaleString('en-US', { minimumFractionDigits: digits, maximumFractionDigits: digits });
  // A hyphen is not read out, and a line may break behind it.
  const signed = (value: number, digits: number, plus: string) => {
    const text = written(value, digits);
    return /[1-9]/.test(text) ? `${value < 0 ? '−' : plus}${text}` : text;
  };
  return {
    value: (value) => (isNumber(value) ? `${signed(value, valueDigits, '')}${format === 'share' ? ' %' : ''}` : 'unknown'),
    difference: (value) => (isNumber(value) ? signed(value, differenceDigits, '+') : 'unknown'),
    unit: format === 'share' ? ' points' : ''
  };
}

/** JSON knows no NaN: what could not be measured is NaN in the kernel and null in the page. */
export function isNumber(value: number | null | undefined): value is number {
  return Number.isFinite(value);
}

interface Interval {
  mean: number;
  low: number;
  high: number;
}

/** Three digits of the largest value, two of the narrowest interval. */
function decimals(format: MetricFormat, intervals: readonly Interval[]): number {
  if (format === 'money') return 2;
  const scale = format === 'share' ? 100 : 1;
  const sizes = intervals.map(({ mean }) => Math.abs(mean) * scale).filter((size) => isNumber(size) && size > 0);
  const widths = intervals.map(({ low, high }) => (high - low) * scale).filter((width) => isNumber(width) && width > 0);
  const forSize = sizes.length ? 2 - power(Math.max(...sizes)) : 2;
  const forWidth = widths.length ? 1 - power(Math.min(...widths)) : 0;
  return Math.min(6, Math.max(0, forSize, forWidth));
}

function power(size: number): number {
  return Math.floor(Math.log10(size));
}
