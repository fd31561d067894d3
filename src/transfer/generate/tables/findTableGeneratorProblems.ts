import type { Dataset } from '../../../data/Dataset';
import type { Finding } from '../../../record/RunRecord';
import { findGeneratorProblems } from '../findGeneratorProblems';

/** With fewer rows of a class the critic memorises each of them. */
const enough = 50;

/** Findings about the training of a table's generator. */
export function findTableGeneratorProblems(data: Dataset, taken: number, steps: number): Finding[] {
  const counts = data.classes.map(() => 0);
  for (const label of data.y) counts[label]++;
  const few = data.classes.filter((_, label) => counts[label] > 0 && counts[label] < enough);
  const findings = findGeneratorProblems(data, taken, steps);
  if (few.length)
    findings.push({
      check: 'generatorFewRows',
      level: 'warning',
      value: few.length,
      says: `The generator was shown fewer than ${enough} rows of ${few.map((name) => `"${name}"`).join(', ')}: it may repeat them.`,
      hint: 'Look at the copies in the report of kd.synthetic.'
    });
  return findings;
}
