import type { LossCurvesView } from './View';
import { formatNumber, formatPercent } from './formatNumber';
import { table } from './table';

/** Epochs are the rows, at most 50 of them; a cell is the curve's last value up to the end of that epoch. */
export function curvesTable({ curves }: LossCurvesView): string {
  const shown = curves.filter(({ of, axis }) => axis !== 'setting' || of === 'student');
  const last = shown.reduce((most, { epoch }) => Math.max(most, epoch.at(-1) ?? 0), 0);
  const every = Math.max(1, Math.ceil(last / 50));
  const epochs = Array.from({ length: Math.ceil(last / every) }, (_, i) => Math.min(last, (i + 1) * every));
  return table({
    columns: ['Epoch', ...shown.map(({ of, series }) => (of === 'baseline' ? `baseline ${series}` : series))],
    rows: epochs.map((end) => [
      formatNumber(end),
      ...shown.map(({ epoch, value, axis }) => {
        const measured = value[epoch.filter((point) => point <= end).length - 1] ?? null;
        return measured === null ? '' : axis === 'share' ? formatPercent(measured) : formatNumber(measured, 4);
      })
    ])
  });
}
