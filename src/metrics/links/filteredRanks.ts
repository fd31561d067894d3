import { checkInputs } from '../../checks/checkInputs';
import { checkKnownLabels, checkKnownRows } from '../../data/checkKnownLabels';
import { type KnownLabels, labelsOfRow } from '../../data/KnownLabels';
import type { LabelsLike } from '../inputs/checkedLabels';
import type { LogitsLike, LogitsTable } from '../inputs/checkedLogits';
import { readLabelledLogits } from '../inputs/readLabelledLogits';
import { rankOfLabel } from './rankOfLabel';

export interface FilteredRanksInputs {
  /** A score for each entity as the tail, [rows, entities]. */
  logits: LogitsLike;
  /** [rows] the true tails. */
  labels: LabelsLike;
  /** Which other tails are true for a row, so that no model is blamed for naming them: `links.data.test.known`. Default: none is left out. */
  known?: KnownLabels;
}

/**
 * The rank of each row's true tail among all entities, from 1, with other known true tails left out ("filtered"). Among equal scores it is the mean of
 * the places that the tail could have, so a model that scores all alike gets the middle ("realistic" in PyKEEN).
 *
 * The mean of 1 / rank is the mean reciprocal rank, the share of ranks up to k hits@k: `kd.metrics.filteredMeanReciprocalRank` and `kd.metrics.filteredHitsAt` give them with intervals.
 *
 * Bordes et al. 2013; Berrendorf et al. 2020, arXiv 2002.06914.
 *
 * @throws TypeError or RangeError for NaN, no rows, labels out of range, or known labels of other rows.
 * @example
 * ```ts
 * kd.graph.filteredRanks({ logits: [[3, 2, 1], [0, 0, 0]], labels: [1, 2] }); // Float64Array [2, 2]
 * ```
 */
export function filteredRanks(inputs: FilteredRanksInputs): Float64Array {
  const subject = 'filteredRanks';
  checkInputs(subject, inputs, ['logits', 'labels', 'known']);
  const { known, ...rest } = inputs;
  if (known !== undefined) checkKnownLabels(subject, known);
  const { logits, labels } = readLabelledLogits(subject, rest);
  if (known) checkKnownRows(subject, known, labels);
  return ranksOf(logits, labels, known);
}

export function ranksOf(
  { rows, columns, values }: LogitsTable,
  labels: ArrayLike<number>,
  known: KnownLabels | undefined
): Float64Array {
  return Float64Array.from({ length: rows }, (_, row) =>
    rankOfLabel(values, { start: row * columns, classes: columns, label: labels[row], leftOut: labelsOfRow(known, row) })
  );
}
