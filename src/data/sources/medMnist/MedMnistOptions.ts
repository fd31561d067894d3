import type { Splits } from '../../Dataset';
import type { Finding } from '../../../record/RunRecord';

export interface MedMnistOptions {
  /** Names of the classes, in the order of the labels. Default: the published ones, and "0", "1", … for a file that is none of MedMNIST's. */
  classes?: string[];
  /** How many pixels all images may have together. Default 2^29: 2 GiB of memory. */
  maxPixels?: number;
}

export interface MedMnist {
  data: Required<Splits>;
  /** Whether the file is the published one, byte by byte, and what its name does not tell. */
  findings: Finding[];
}
