import type { Dataset } from '../../../Dataset';
import type { Finding } from '../../../../record/RunRecord';
import type { PartName } from '../ImageRow';

/** What a file of rows says about the images of a part. */
export interface ImageRowsMetadata {
  dataset: Pick<Dataset, 'name' | 'shape' | 'classes' | 'source' | 'unlabelled'>;
  /** Of each row its file, by its place in the listing. */
  files: number[];
  /** What the file of the train rows says about all of them. */
  set?: { parts: PartName[]; findings: Finding[]; mayChange: boolean };
}
