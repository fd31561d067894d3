import type { Dataset } from '../../data/Dataset';
import type { Finding } from '../../record/RunRecord';

/** Findings about the training of any generator: that it was stopped, and classes without a row. */
export function findGeneratorProblems({ y, classes }: Dataset, taken: number, steps: number): Finding[] {
  const findings: Finding[] = [];
  if (taken < steps)
    findings.push({
      check: 'generatorStopped',
      level: 'warning',
      value: taken,
      says: `The generator was stopped after ${taken} of ${steps} steps.`,
      hint: 'Let it learn to the end before its rows teach.'
    });
  const seen = new Set(y);
  const empty = classes.filter((_, label) => !seen.has(label));
  if (empty.length)
    findings.push({
      check: 'generatorClasses',
      level: 'problem',
      value: empty.length,
      says: `The generator was shown no row of ${empty.map((name) => `"${name}"`).join(', ')}: what it makes of them means nothing.`,
      hint: 'Ask it for rows of the other classes only.'
    });
  return findings;
}
