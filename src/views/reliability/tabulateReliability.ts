import type { Reliability } from '../../record/Reliability';
import { formatCount, formatNumber } from '../words/formatNumber';
import { heldBy, overall, share } from './computeReliabilityView';
import type { Table } from '../table/Table';

/** One row per model. */
export function tabulateReliability({ rows, split, event, of, confidence, models }: Reliability): Table {
  return {
    caption: `Calibration on the ${formatCount(rows)} ${split} rows: ${of === 'largest' ? 'confidence' : `probability of ${event}`}`,
    columns: [
      'Model',
      'Calibration error',
      'Predicted on average',
      'Came true',
      `Bins whose ${formatNumber(100 * confidence)} % interval holds the prediction`
    ],
    rows: models.map((model) => {
      const { predicted, observed } = overall(model);
      const isEmpty = !model.bins.length;
      return [
        model.seeds > 1 ? `${model.name} (${formatCount(model.seeds)} seeds)` : model.name,
        isEmpty ? '–' : formatNumber(model.error),
        isEmpty ? '–' : share(predicted),
        isEmpty ? '–' : share(observed),
        `${heldBy(model)} of ${model.bins.length}`
      ];
    })
  };
}

/** One row per bin of each model. */
export function tabulateReliabilityBins({ confidence, models }: Reliability): Table {
  return {
    caption: 'Bins that hold rows',
    columns: ['Model', 'From', 'To', 'Rows', 'Mean prediction', 'Came true', `${formatNumber(100 * confidence)} % interval`],
    rows: models.flatMap(({ name, bins }) =>
      bins.map(({ from, to, count, predicted, observed, low, high }) => [
        name,
        share(from),
        share(to),
        formatCount(count),
        share(predicted),
        share(observed),
        `${share(low)} to ${share(high)}`
      ])
    )
  };
}
