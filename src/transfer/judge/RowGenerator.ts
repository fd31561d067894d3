import type { Dataset } from '../../data/Dataset';
import type { GeneratorInfo } from '../../record/SyntheticReport';

/** Makes rows; y has the class requested for each. The same seed makes the same rows. */
export interface RowGenerator {
  /** For the report. */
  info?: GeneratorInfo;
  sample(options: { rows: number; seed: number }): Promise<Dataset>;
}
