import type { LayersModel } from '@tensorflow/tfjs';
import type { AnyDataset, Splits } from '../../data/Dataset';
import type { Matrix } from '../../data/Matrix';
import type { CompareOptions } from '../../assess/compare/CompareOptions';
import type { DataInfo, Finding, RunRecord, AnyScores, ScoresOfSplits, SoftLabels } from '../../record/RunRecord';
import type { Teacher } from '../../teachers/Teacher';
import type { Terms } from './Term';
import type { DefineTaskOptions } from './DefineTaskOptions';
import type { BalancedTask, TaskBalance } from './TaskBalance';
import type { OutputScaling } from './OutputScaling';
import type { RankedBy } from './RankedBy';

/** A model's outputs on some rows, with the teacher's if there is one. */
export interface MeasuredRows {
  outputs: Matrix;
  teacher?: Matrix;
  rows: AnyDataset;
}

/** What a model of a run learns to predict, and how that is measured: `kd.regression()`, or `kd.defineTask({...})` for one of your own. Classes need none. */
export interface Task {
  /** "classification". */
  name: string;
  /** What rows have: class numbers, or numbers to predict. */
  of: 'classes' | 'targets';
  /** Whether the outputs are logits, whose softmax means something, or plain numbers. */
  outputs: 'logits' | 'numbers';
  /** @throws TypeError or RangeError if data or models do not fit it. */
  check(subject: string, models: { student: LayersModel; teacher?: Teacher; data: Splits<AnyDataset> }): void;
  /** What the best epoch is chosen by. @throws TypeError or RangeError for what it does not measure. */
  checkBest(subject: string, best: unknown, data: Splits<AnyDataset>): RankedBy;
  /** What a distillation without terms learns by. */
  terms(): Terms;
  /** What a model without a teacher learns by. @throws TypeError if it has no labels to smooth. */
  termsAlone(subject: string, labelSmoothing: number): Terms;
  /** Losses count in these units. Absent: in those of the outputs. */
  scaling?(train: AnyDataset): OutputScaling;
  score(measured: MeasuredRows): AnyScores;
  /** What the history shows of the scores of the validation rows; without scores, those of a model that is broken, which is never the best. */
  series(scores: AnyScores | undefined, measured: MeasuredRows): { [metric: string]: number };
  describe(data: Splits<AnyDataset>): Pick<DataInfo, 'task' | 'classes' | 'majority' | 'targets' | 'metrics'>;
  /** What looks wrong with a student before its training. Absent: nobody looks. */
  studentFindings?(student: LayersModel, train: AnyDataset): Finding[];
  /** What looks wrong with the teacher. */
  teacherFindings(outputs: Matrix, rows: AnyDataset, split: keyof ScoresOfSplits, record: RunRecord): Finding[];
  /** The teacher's soft labels for the record. Absent: there are none. */
  softLabels?(asked: { split: keyof ScoresOfSplits; teacher: Matrix; data: AnyDataset; temperature: number | null }): SoftLabels;
  /** What models are compared by on these rows. Null if they cannot be. */
  comparedBy(rows: AnyDataset): Pick<CompareOptions, 'labels' | 'targets' | 'metrics'> | null;
  /** What the record of a finished run says, beyond its numbers. */
  findings(record: RunRecord): Finding[];
  /** What it was made of, if it can be one of several (`kd.severalTasks`). */
  definition?: TaskDefinition;
  /** How the losses of its tasks become one, if it is several. Absent: their weighted sum. */
  balance?: { by: TaskBalance; tasks: readonly BalancedTask[] };
}

export interface TaskDefinition extends DefineTaskOptions {
  /** If its only target is a class number: the names of the classes. */
  classes?: readonly string[];
}
