import type { Comparison } from '../../record/Comparison';
import type { RunRecord } from '../../record/RunRecord';
import type { TaskWeightsView } from '../types/TaskWeightsView';
import { computeTaskWeights } from './computeTaskWeights';
import { writeTaskWeightsSentence } from './writeTaskWeightsSentence';

/** Runs of the same tasks as a view; `taskWeightsView` returns the same with a display. */
export function computeTaskWeightsView(records: readonly RunRecord[], title: string, comparison?: Comparison): TaskWeightsView {
  const parts = { runs: records.length, tasks: computeTaskWeights(records), ...(comparison && { comparison }) };
  return { kind: 'taskWeights', title, says: writeTaskWeightsSentence(parts), ...parts };
}
