import type { Description } from './Description';

/** A stream of parts that one model learns one after the other. The models of the run are the model after each part, by the part's name. */
export interface StreamOfParts {
  /** How each part was learnt, and what was kept of it. */
  strategy: Description;
  /** @maxItems 64 */
  parts: PartOfStream[];
  /**
   * Of the model before the first part, and after each: one more than there are parts, fewer if the run was stopped.
   *
   * @maxItems 65
   */
  scores: StreamScores[];
}

/** Which rows a part had. */
export interface PartOfStream {
  name: string;
  rows: { train: number; validation: number; test: number };
  /** The numbers of the classes that its rows have. Absent if it has all of them. */
  classes?: number[];
  /** SHA-256 of its rows and labels, hexadecimal. */
  fingerprint: string;
}

/** What a model that learns a stream knows of the test rows of each part. */
export interface StreamScores {
  /** How many parts it has learnt. */
  learnt: number;
  /** [parts], among all classes. */
  accuracy: number[];
  /** [parts], among the classes of the part alone. Absent if every part has all classes. */
  accuracyGivenPart?: number[];
  /** What is in memory now. Absent if nothing is. */
  memory?: { rows: number; bytes: number };
}
