import { checkNumber } from '../../checks/checkNumber';
import { checkDataset } from '../../data/checkDataset';
import type { Dataset } from '../../data/Dataset';
import { checkSameRowFormat } from './checkSameRowFormat';

/** Decides which synthetic rows are kept. */
export interface ScreenOptions {
  /** Where distances are measured, as in `embeddings`. */
  layer?: string;
  /** The least probability that the teacher gives to a row's class. Default 0.5. */
  minConfidence?: number;
  /** The quantile of the real rows' own distances that bounds the distance of a synthetic row. Default 0.99. */
  quantile?: number;
  /** k: distances are measured to the k-th nearest real row of the class. Default 5. */
  neighbours?: number;
  /** Whether copies of real rows are left out. Default true. */
  dropCopies?: boolean;
  /** Draws the rows if there are very many. Default 0. */
  seed?: number;
}

export const screenOptionNames = ['layer', 'minConfidence', 'quantile', 'neighbours', 'dropCopies', 'seed'] as const;

/** @throws TypeError or RangeError. */
export function checkScreenOptions(subject: string, options: ScreenOptions): Required<Omit<ScreenOptions, 'layer'>> {
  const { minConfidence = 0.5, quantile = 0.99, neighbours = 5, dropCopies = true, seed = 0 } = options;
  checkNumber(subject, 'minConfidence', minConfidence, { atLeast: 0, atMost: 1 });
  checkNumber(subject, 'quantile', quantile, { above: 0, atMost: 1 });
  checkNumber(subject, 'neighbours', neighbours, { integer: true, atLeast: 1 });
  checkNumber(subject, 'seed', seed, { integer: true, atLeast: 0 });
  return { minConfidence, quantile, neighbours, dropCopies, seed };
}

/** @throws TypeError or RangeError for synthetic rows without classes, and for rows that do not match the real ones. */
export function checkSynthetic(subject: string, one: { [name: string]: Dataset }, real: Dataset): void {
  checkDataset(real, `${subject}: real`);
  checkSameRowFormat(subject, one, { real });
  const [[name, data]] = Object.entries(one);
  if (data.unlabelled)
    throw new TypeError(
      `${subject}: expected ${name} to have the requested class of each row in y, got rows without labels; give the requested classes`
    );
}
