export interface DatasetOnDiskOptions {
  /** Default "data". */
  name?: string;
  /** One name per class, or how many classes there are ("0", "1", …). */
  classes: string[] | number;
  /** The shape of one row. Default: as x of the first row is nested. */
  shape?: number[];
  /** Where the rows are written; it is created if it is missing. */
  folder: string;
  /** What the rows are: "readings of May, version 2". Rows that were written under it with the same options are opened, and none is asked for. Default: they are written anew. */
  key?: string;
  /** True for simulated rows. Default false. */
  synthetic?: boolean;
}
