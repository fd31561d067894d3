import type { Dataset } from '../../data/Dataset';
import type { GeneratorInfo } from '../../record/SyntheticReport';

/** What makes rows: y says what each was asked for as. The same seed makes the same rows. */
export interface RowGenerator {
  /** For the report. */
  info?: GeneratorInfo;
  sample(options: { rows: number; seed: number }): Promise<Dataset>;
}
