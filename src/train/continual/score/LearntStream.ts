import type { RunRecord } from '../../../record/RunRecord';
import type { StreamMemory } from '../memory/StreamMemory';
import type { StreamSummary } from './summarizeAccuracies';

/** A stream that a model has learnt. As a cell's last value it shows its accuracy matrix; a run that was stopped shows its record. */
export interface LearntStream {
  /** What it comes to, in a sentence. */
  says: string;
  /** [after part][part]: accuracy on the test rows of each part after each part, among all classes. Fewer rows if the run was stopped. */
  accuracy: number[][];
  /** The same among the classes of each part alone: task-incremental learning. Absent if every part has all classes. */
  accuracyGivenPart?: number[][];
  /** By part: accuracy of the model before the first part. */
  initial: number[];
  /** Average accuracy, forgetting, backward and forward transfer. Null if the run was stopped. */
  summary: StreamSummary | null;
  /** What is in memory at the end. */
  memory: StreamMemory | null;
  record: RunRecord;
}
