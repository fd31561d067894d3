import type { SweepResult } from '../../train/sweep';
import { findFront } from '../front/findFront';
import { readValidationAccuracy } from '../front/readValidationAccuracy';
import type { Candidate } from './ArchitectureSearchResult';
import type { CheckedSearch } from './checkArchitectureSearch';
import type { DrawnCandidates } from './drawCandidates';

/** The candidates that have ended, in their order, with the front of the first cost. */
export function listCandidates(
  { costs }: CheckedSearch,
  { costs: values }: DrawnCandidates,
  { trials }: SweepResult
): Candidate[] {
  const accuracies = trials.map(({ record, status }) => (status === 'failed' ? null : readValidationAccuracy(record)));
  const isOnFront = findFront(trials.map(({ number }, i) => ({ cost: values[number][0], value: accuracies[i] ?? NaN })));
  return trials.map(({ number, parameters, status, epochs, error, record }, i) => ({
    ...{ number, parameters, status, epochs, record },
    ...(error !== undefined && { error }),
    costs: Object.fromEntries(costs.map(({ name }, k) => [name, values[number][k]])),
    ...{ accuracy: accuracies[i], isOnFront: isOnFront[i] }
  }));
}
