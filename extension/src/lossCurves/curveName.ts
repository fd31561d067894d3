import type { Curve } from '../../../src/views/View';

/** A curve's name for the legend: "soft, train", "weighted sum, train", "baseline: accuracy, validation", "weight of soft". */
export function curveName({ series, of, split }: Curve): string {
  const parts = series.split('/');
  const measured = parts.slice(1).join('/') || series;
  const own = split === null ? settingName(series) : `${series === 'train/loss' ? 'weighted sum' : measured}, ${split}`;
  return of === 'baseline' ? `baseline: ${own}` : own;
}

export function curveKey({ of, series }: Curve): string {
  return `${of} ${series}`;
}

function settingName(series: string): string {
  if (series.startsWith('weight/')) return `weight of ${series.slice('weight/'.length)}`;
  return series.replace(/([a-z])([A-Z])/g, (_, before: string, after: string) => `${before} ${after.toLowerCase()}`);
}
