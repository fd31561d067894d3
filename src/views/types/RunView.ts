import type { Finding, RunStatus } from '../../record/RunRecord';
import type { AlignmentMapView } from './AlignmentMapView';
import type { ComparisonView } from './ComparisonView';
import type { Readable } from '../rendering/Readable';
import type { LossCurvesView } from './LossCurvesView';
import type { ScoresView } from './ScoresView';
import type { SoftLabelsView } from './SoftLabelsView';
import type { SyntheticDataView } from './SyntheticDataView';

/** A whole run, as a record shows itself as a cell's last value and while it is trained. */
export interface RunView extends Readable {
  kind: 'run';
  /** The result in two lines: what the teacher did for the student. Absent if there is no baseline to say it. */
  lead?: string;
  id: string;
  /** When it began, in UTC; with `id` it names the run. Absent in views of older versions. */
  started?: string;
  status: RunStatus;
  /** True for a model that learns from labels alone, without a teacher or a rival: a step on the way, shown small. */
  alone?: boolean;
  error?: string;
  /** 0 to 1: epochs done as a share of all epochs, including the baseline's if there is one. */
  progress: number;
  scores: ScoresView;
  lossCurves: LossCurvesView;
  softLabels?: SoftLabelsView;
  /** The student against baseline and teacher on the shown rows. */
  comparison?: ComparisonView;
  /** How alike the layers of teacher and student are, before training and after. */
  alignment?: AlignmentMapView;
  /**
   * The synthetic rows that the student was trained on, for each transfer set that has some.
   *
   * @maxItems 50
   */
  synthetic?: SyntheticDataView[];
  /** @maxItems 500 */
  findings: Finding[];
  /**
   * Name and value pairs: seed, epochs, optimizer, terms, data, device, versions.
   *
   * @maxItems 500
   */
  setup: [name: string, value: string][];
}
