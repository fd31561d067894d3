import type { Splits } from '../../Dataset';
import type { Finding } from '../../../record/RunRecord';

export interface MedMnistOptions {
  /** Names of the classes, in the order of the labels. Default: the published ones, or "0", "1", … for a file that is not one of MedMNIST's. */
  classes?: string[];
  /** How many pixels all images may have together. Default 2^29: 2 GiB of memory. */
  maxPixels?: number;
}

export interface MedMnist {
  data: Required<Splits>;
  /** Whether the file is byte for byte the published one, and what its name does not say. */
  findings: Finding[];
}
