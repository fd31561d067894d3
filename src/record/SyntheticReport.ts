import type { Finding } from './Finding';

/** What is known about generated rows: how they were made, which of them count, and how faithful they are. Plain data without any data row. */
export interface SyntheticReport {
  /** Name of the synthetic rows, and of the real rows that they were compared with. */
  synthetic: string;
  real: string;
  classes: string[];
  generator?: GeneratorInfo;
  screening?: Screening;
  faithfulness?: Faithfulness;
  /** Whether the rows may be trained on. False when a finding is a problem: their weight is then 0. */
  trusted: boolean;
  /** @maxItems 500 */
  findings: Finding[];
}

/** A generator and its own training. */
export interface GeneratorInfo {
  /** "conditional WGAN-GP", with its options. */
  name: string;
  parameters: number;
  /** Rows that it was trained on; 0 for a data-free generator. */
  rows: number;
  seed: number;
  /** The teacher whose output was part of its loss. `fingerprint` is null if it cannot be known. */
  guide?: { name: string; fingerprint: string | null; weight: number };
  /** Wall-clock seconds of its training. */
  seconds: number;
  history: GeneratorHistory;
}

/** Equally long columns, at most 500 points. */
export interface GeneratorHistory {
  /** Updates of the generator when the point was made. */
  step: number[];
  /**
   * "critic", "generator", "gradientPenalty", …; means over the updates since the previous point.
   *
   * @maxProperties 200
   */
  series: { [name: string]: (number | null)[] };
}

/** How many candidates count, and why the others do not. */
export interface Screening {
  /** @minimum 0 */
  candidates: number;
  /** @minimum 0 */
  kept: number;
  /**
   * In the order of the checks. A row is counted under the first check that it failed.
   *
   * @maxItems 100
   */
  rejected: Rejection[];
  /** Per class: how many candidates were asked for as that class, and how many of them were kept. */
  byClass: {
    /** @minimum 0 */
    candidates: number;
    /** @minimum 0 */
    kept: number;
  }[];
  /** Mean of the weights of the kept rows, 0 to 1. Null when none was kept. */
  meanWeight: number | null;
}

export interface Rejection {
  /** "class", "confidence", "distance", "copy". */
  reason: string;
  /** @minimum 0 */
  rows: number;
  /** "the teacher sees another class in them". */
  says: string;
}

/** How far synthetic rows are from real ones, compared with how far two halves of the real rows are from each other. */
export interface Faithfulness {
  /** Measured rows, equally many per class. A Fréchet distance in more than 512 dimensions uses at most 512 of them. */
  rows: {
    /** @minimum 0 */
    synthetic: number;
    /** @minimum 0 */
    real: number;
  };
  /** What distances are measured in: 'layer "representation" of teacher, 64 numbers', "29 scaled columns". */
  space: string;
  /** Squared Fréchet distance of the two Gaussians; 0 means equal. */
  frechet: AgainstReal;
  /** Share of synthetic rows on the manifold of the real ones, 0 to 1 (k nearest neighbours). */
  precision: AgainstReal;
  /** Share of real rows on the manifold of the synthetic ones, 0 to 1. */
  recall: AgainstReal;
  /** Share of real rows with a synthetic row within the distance of their k nearest neighbours, 0 to 1. */
  coverage: AgainstReal;
  /** Balanced accuracy on held-out real rows of a classifier trained on synthetic rows; `real`: trained on as many real ones. Null without labels. */
  trainOnSynthetic: AgainstReal | null;
  /** Shares of the classes: among the real rows, as asked for, and as the teacher sees the synthetic rows. */
  classBalance: {
    /** @items { "type": "number", "minimum": 0 } */
    real: number[];
    /** @items { "type": "number", "minimum": 0 } */
    asked: number[];
    /** @items { "type": "number", "minimum": 0 } */
    seen: number[];
  };
  copies: Copies;
}

export interface AgainstReal {
  synthetic: number | null;
  /** The same values measured between two halves of the real rows: the best that can be reached. */
  real: number | null;
}

/** Synthetic rows that repeat a real one. */
export interface Copies {
  /** A row counts as a copy if it is nearer to a real row than this, and nearer than a third of that row's distance to any other real row. */
  threshold: number;
  /** @minimum 0 */
  rows: number;
  /**
   * At most 20, the nearest first: row numbers and distance.
   *
   * @maxItems 500
   */
  nearest: { synthetic: number; real: number; distance: number }[];
  /** Median distance to the nearest real row: from synthetic rows, and from real rows to another real one. */
  median: AgainstReal;
}
