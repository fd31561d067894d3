import type { Difference } from '../../record/Comparison';
import { formatCount } from '../words/formatNumber';
import { countCorrectedTests } from './countCorrectedTests';

/** Said where verdicts are corrected; there is nothing to say about comparisons with one difference, or made before. */
export function writeCorrectionSentence(differences: readonly Difference[]): string[] {
  const tests = countCorrectedTests(differences);
  return tests > 1
    ? [`Verdicts are corrected for ${formatCount(tests)} tests (Holm); intervals and p are of one test each.`]
    : [];
}
