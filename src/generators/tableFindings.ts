import type { Dataset } from '../data/Dataset';
import type { Finding } from '../record/RunRecord';

/** Fewer rows of a class and the critic knows each of them. */
const enough = 50;

/** What is odd about the training of a table's generator. */
export function tableFindings({ y, classes }: Dataset, taken: number, steps: number): Finding[] {
  const counts = classes.map(() => 0);
  for (const label of y) counts[label]++;
  const named = (fits: (count: number) => boolean) => classes.filter((_, label) => fits(counts[label]));
  const listed = (names: string[]) => names.map((name) => `"${name}"`).join(', ');
  const [empty, few] = [named((count) => count === 0), named((count) => count > 0 && count < enough)];
  const findings: Finding[] = [];
  if (taken < steps)
    findings.push({
      check: 'generatorStopped',
      level: 'warning',
      value: taken,
      says: `The generator was stopped after ${taken} of ${steps} steps`,
      hint: 'let it learn to the end before its rows teach'
    });
  if (empty.length)
    findings.push({
      check: 'generatorClasses',
      level: 'problem',
      value: empty.length,
      says: `The generator was shown no row of ${listed(empty)}: what it makes of them means nothing`,
      hint: 'ask it for rows of the other classes only'
    });
  if (few.length)
    findings.push({
      check: 'generatorFewRows',
      level: 'warning',
      value: few.length,
      says: `The generator was shown fewer than ${enough} rows of ${listed(few)}: it may repeat them`,
      hint: 'look at the copies in the report of kd.synthetic'
    });
  return findings;
}
