import type { Dataset } from '../../data/Dataset';
import type { Predictions } from '../../metrics/classification/checkedPredictions';

/** The rows behind a view, and what models see in them. The data is referred to, not copied. */
export interface SampleSource {
  data: Dataset;
  /** Class number of each row, in the order of `data.classes`; absent for rows without labels. */
  labels?: ArrayLike<number>;
  models: (Predictions & { name: string })[];
}
