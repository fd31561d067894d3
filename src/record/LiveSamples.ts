/**
 * A row of the data, as a page shows it when its reader asks the kernel. It is part of no view, no record and no file: it is sent over a comm
 * and gone with the page.
 */
export interface Sample {
  /**
   * Row number in the data.
   *
   * @minimum 0
   */
  row: number;
  /** Name of its class; null for a row without a label. */
  label: string | null;
  picture?: SamplePicture;
  /**
   * Of a row that is no picture: each column's name and value, null for a missing one.
   *
   * @maxItems 200
   */
  values?: SampleValue[];
  /**
   * How many more columns there are.
   *
   * @minimum 0
   */
  moreValues?: number;
  /**
   * What each model sees in it.
   *
   * @maxItems 12
   */
  models: SeenBy[];
}

export interface SamplePicture {
  /** A PNG file in base64, its longer side at most 256 pixels. */
  png: string;
  /**
   * In the row's own pixels.
   *
   * @exclusiveMinimum 0
   */
  width: number;
  /** @exclusiveMinimum 0 */
  height: number;
  /** True if the row is a flat list of numbers: they are drawn as a square. */
  isFlat?: boolean;
  /** What is drawn black, and what white, where that is not 0 and 1. */
  black?: number;
  white?: number;
  /** Of a volume: which slice is drawn, from 1, and of how many. */
  slice?: number;
  slices?: number;
}

export interface SampleValue {
  name: string;
  value: number | string | null;
}

/** The classes that a model finds likeliest. */
export interface SeenBy {
  name: string;
  /**
   * The likeliest first.
   *
   * @maxItems 3
   */
  classes: SeenClass[];
}

export interface SeenClass {
  name: string;
  /**
   * Null if only the class is known.
   *
   * @minimum 0
   * @maximum 1
   */
  share: number | null;
}

/** Which rows a reader asks for: one by its number, or those behind a cell of a confusion, from this place on. */
export type WantedSamples = { row: number } | { model: string; label: string; taken: string; from: number };

/** What a page asks. `samples` is the view's; `request` comes back with the answer. */
export interface SamplesRequest {
  samples: string;
  request: number;
  want: WantedSamples;
}

/** What the kernel answers: some of the rows, at most 12, and how many there are in all. */
export interface SamplesFound {
  type: 'samples';
  request: number;
  /** @minimum 0 */
  total: number;
  /** @maxItems 12 */
  samples: Sample[];
}

export type SamplesAnswer = SamplesFound | { type: 'refused'; request: number; says: string };

/** As many as a page shows at once. */
export const samplesAtOnce = 12;

/** The comm that carries them. */
export const samplesTarget = 'stillroom.samples';
