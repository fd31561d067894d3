import type { DatasetOnDisk, Source } from '../../../Dataset';
import type { Finding } from '../../../../record/RunRecord';
import type { ImageRow, PartName } from '../ImageRow';
import type { ListedFile } from '../ListedFile';
import type { RowBytes } from '../createDecodedRowBuffer';

/** The parts of a set whose rows lie on disk. */
export interface ImagesOnDisk {
  data: { [part in PartName]?: DatasetOnDisk };
  /** The file of each row. */
  files: { [part in PartName]?: string[] };
  findings: Finding[];
}

/** A set whose parts are opened, or else decoded and written. */
export interface ImageSetOnDisk {
  /** Where the files of rows are. */
  folder: string;
  /** What their names begin with. */
  name: string;
  key: string;
  /** Of one row. */
  shape: number[];
  classes: string[];
  /** The same as when the rows were written, if the key is the same. */
  files: readonly ListedFile[];
  /** Decodes the rows; called if they have to be written. */
  deal(pixels: RowBytes): Promise<DealtImages>;
  onProgress?: (share: number) => void;
  pause: () => Promise<void>;
}

/** Decoded rows and the parts that get them; a part without rows is absent. */
export interface DealtImages {
  parts: { [part in PartName]?: { name: string; rows: readonly ImageRow[]; unlabelled?: true } };
  source: Source;
  findings: Finding[];
  /** Whether a file could not be opened, as may be otherwise next time. */
  mayChange: boolean;
}
