import type { LossCurvesView } from '../types/LossCurvesView';
import { formatNumber, formatPercent } from '../words/formatNumber';
import { isLead, describeCurveOwner } from './describeCurveOwner';
import { findStageAtEpoch } from './findStageAtEpoch';
import type { Table } from '../table/Table';

/**
 * One row per epoch, at most 50. A cell is the curve's last value up to the end of that epoch; it is empty if the curve ended in an
 * earlier stage.
 */
export function tabulateLossCurves({ curves, stages }: LossCurvesView): Table {
  const shown = curves.filter((curve) => curve.axis !== 'setting' || isLead(curve));
  const last = shown.reduce((most, { epoch }) => Math.max(most, epoch.at(-1) ?? 0), 0);
  const every = Math.max(1, Math.ceil(last / 50));
  const epochs = Array.from({ length: Math.ceil(last / every) }, (_, i) => Math.min(last, (i + 1) * every));
  return {
    columns: [
      'Epoch',
      ...(stages ? ['Stage'] : []),
      ...shown.map((curve) => [...describeCurveOwner(curve), curve.series].join(' '))
    ],
    rows: epochs.map((end) => [
      formatNumber(end),
      ...(stages ? [findStageAtEpoch(stages, end)?.name ?? ''] : []),
      ...shown.map(({ epoch, value, axis }) => {
        const isOver = epoch[epoch.length - 1] <= (findStageAtEpoch(stages, end)?.from ?? -1);
        const measured = isOver ? null : (value[epoch.filter((point) => point <= end).length - 1] ?? null);
        return measured === null ? '' : axis === 'share' ? formatPercent(measured) : formatNumber(measured, 4);
      })
    ])
  };
}
