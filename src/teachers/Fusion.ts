import type { AnyDataset } from '../data/Dataset';

/** How several teachers become one: what each counts in a row, and which mean is taken. `kd.fusion` has the usual ones. */
export interface Fusion {
  /** In words, for the record: "mean probability". */
  does: string;
  /** All that the weights follow from besides the teachers' answers, for the caches of labels; null if that cannot be known, and nothing is cached. */
  fingerprint: string | null;
  /** What each teacher counts, in the order of `names`: numbers of at least 0, not all 0. They are divided by their sum. */
  weights(row: FusedRow): ArrayLike<number>;
  /** The mean is that of the log probabilities instead of the probabilities. Default false. */
  geometric?: boolean;
  /** Whether `weights` needs the number of the row. */
  byRow?: boolean;
}

/** A row as a fusion sees it. */
export interface FusedRow {
  /** Of the teachers. */
  names: readonly string[];
  /** Of each teacher, [classes]; one sigmoid unit z is [0, z]. They are lent for the call. */
  logProbabilities: readonly Float64Array[];
  /** Its number in the data that are labelled, and those; undefined unless the fusion is `byRow`. */
  row?: number;
  data?: AnyDataset;
}
