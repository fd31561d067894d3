import type { ClassShares } from './computeClassShares';

/** What is kept of an answer: numbers alone, and no word of question or answer. */
export interface StoredAnswer extends Partial<ClassShares> {
  /** The class that its text names, or null. */
  named: number | null;
}
