import type { AnyDataset } from '../../data/Dataset';

/** A row as a prompt is made of it. */
export interface PromptRow {
  /** Its text; empty without `texts`. */
  text: string;
  /** What a table has in the row, by the names of its columns: numbers, names of categories, null where a value is missing. Empty for rows without `features`. */
  values: { [column: string]: number | string | null };
  /** Its number in the dataset. */
  row: number;
}

/** Rows of a dataset and their texts, in the same order. */
export type RowTexts = readonly [rows: AnyDataset, texts: readonly string[]];

export interface RemoteOptions {
  /** The model's name, as its server knows it. */
  model: string;
  /** Names of the classes, in the order of the data. */
  classes: readonly string[];
  /** What is asked about a row. It should say which answers there are. */
  prompt: (row: PromptRow) => string;
  /** The texts of the rows: [[rows, texts], ...], one for each split and transfer set. Left out for a table: `prompt` then has the values of its columns. */
  texts?: readonly RowTexts[];
  /** The answer that means each class, or several: ["yes", ["no", "never"]]. Case, and blanks and quotes before it, do not matter. Default: the names of the classes. */
  answers?: readonly (string | readonly string[])[];
  /** A folder that keeps every answer; it is created if it is missing. Default: memory only, and another process pays again. */
  cache?: string;
  /** The environment variable that holds the API key. Default "OPENAI_API_KEY", if it is set; null sends none. */
  keyVariable?: string | null;
  /** The probability of the class that is named by an answer without log-probabilities. Default: such answers are refused. */
  confidence?: number;
  /** Most questions that wait for an answer at the same time. Default 4. */
  concurrency?: number;
  /** Most requests in a minute. Default: no limit. */
  perMinute?: number;
  /** Seconds until a request is given up. Default 60. */
  timeout?: number;
  /** How often a row is asked before all ends, first time included. Default 6. */
  attempts?: number;
  /** Seconds before a row is asked again. */
  wait?: {
    /** After the first failure; twice as long after each further one, less up to a half by a seeded draw. Default 1. */
    first?: number;
    /** The longest, whatever the server's Retry-After says. Default 60. */
    most?: number;
  };
  /** Where it ends, what the cache knows to have been spent on this model included. Default: nowhere. */
  budget?: {
    /** Requests, failed ones included. */
    calls?: number;
    /** In the currency of `prices`. */
    money?: number;
  };
  /** Of a million tokens of questions (`input`) and of answers (`output`). */
  prices?: { input: number; output: number };
  /** How many rows of each dataset are asked a second time, to see whether the model agrees with itself. Default 0. */
  reask?: number;
  /** Of the rows that are asked again and of waits. Default 0. */
  seed?: number;
  /** How many tokens of each place are to be told with their probability. Default 20, or 5 for `/completions`; 0 asks for none, for a server that refuses the question. */
  topLogprobs?: number;
  /** Most tokens of an answer. Default: as many as the longest answer has letters, at most 16. */
  maxTokens?: number;
  /** Further fields of the request, as the server knows them: {seed: 7}. Null leaves a field out. */
  request?: { [field: string]: unknown };
  /** Default: the model's name. */
  name?: string;
  /** Whether a line says how far it is. Default: in a notebook. */
  show?: boolean;
}
