import type { Description } from './Description';
import type { ModelInfo } from './ModelInfo';
import type { SyntheticReport } from './SyntheticReport';

/** Rows beside the train split that the student learnt from: unlabelled ones, or synthetic ones. */
export interface TransferInfo {
  /** Name of the dataset. */
  data: string;
  rows: number;
  /** Rows whose weight is above 0. */
  counted: number;
  synthetic: boolean;
  /** How much the set counts beside the train rows, over training. */
  weight: number | Description;
  /** Names of the run's terms that are asked of these rows too. */
  terms: string[];
  /** Who said their soft labels, where it was not the run's teacher. */
  teacher?: ModelInfo;
  /** What brings the student's features of these rows and of the train rows together. */
  domain?: { layer: string; loss: Description; weight: number | Description };
  /** Of synthetic rows. */
  report?: SyntheticReport;
}
