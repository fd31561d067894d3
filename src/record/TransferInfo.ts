import type { Description } from './Description';
import type { ModelInfo } from './ModelInfo';
import type { SyntheticReport } from './SyntheticReport';

/** Rows besides the train split that the student was trained on: unlabelled or synthetic ones. */
export interface TransferInfo {
  /** Name of the dataset. */
  data: string;
  rows: number;
  /** Rows whose weight is above 0. */
  counted: number;
  synthetic: boolean;
  /** How much the set counts compared with the train rows, over training. */
  weight: number | Description;
  /** Names of the run's terms that are also computed on these rows. */
  terms: string[];
  /** Who gave their soft labels, if it was not the run's teacher. */
  teacher?: ModelInfo;
  /** What brings the student's features of these rows and of the train rows together. */
  domain?: { layer: string; loss: Description; weight: number | Description };
  /** Present for synthetic rows. */
  report?: SyntheticReport;
}
