import { showValue } from '../../checks/showValue';
import { computeLogSoftmax } from '../../losses/formulas/computeLogSoftmax';
import type { Predictions } from '../../metrics/classification/checkedPredictions';
import type { SampleSource } from './SampleSource';

/**
 * The rows of one label that a model predicts as one class. Wrong ones: those first of whose prediction the model is surest; right ones: those first of
 * which it is least sure. Without logits, or where it is equally sure, in the order of the data.
 *
 * @throws RangeError for a model or a class that is not known.
 */
export function findRowsOfConfusionCell(
  { data, labels, models }: SampleSource,
  cell: { model?: unknown; label?: unknown; taken?: unknown }
): number[] {
  const seen = models.find(({ name }) => name === cell.model);
  if (!seen || !labels)
    throw unknown(
      'a model',
      models.map(({ name }) => name),
      cell.model
    );
  const [label, taken] = [cell.label, cell.taken].map((name) => {
    const place = data.classes.indexOf(name as string);
    if (place < 0) throw unknown('a class', data.classes, name);
    return place;
  });
  const rows: number[] = [];
  for (let row = 0; row < labels.length; row++) if (labels[row] === label && seen.said[row] === taken) rows.push(row);
  const sure = surenessOf(seen, taken);
  const known = new Map(rows.map((row) => [row, sure(row)]));
  const sign = label === taken ? 1 : -1;
  return rows.sort((a, b) => sign * (known.get(a)! - known.get(b)!) || a - b);
}

function surenessOf({ logits }: Predictions, of: number): (row: number) => number {
  if (!logits) return () => 0;
  const { columns, values } = logits;
  const logs = new Float64Array(columns);
  return (row) => {
    computeLogSoftmax(values, row * columns, columns, 1, logs);
    return logs[of];
  };
}

function unknown(what: string, names: readonly string[], got: unknown): RangeError {
  const some = names.slice(0, 12).map(showValue).join(', ');
  return new RangeError(`samples: expected ${what} of ${some || 'none'}, got ${showValue(got)}; ask for another cell`);
}
