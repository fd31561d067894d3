import type { Dataset } from '../../../Dataset';
import type { Finding } from '../../../../record/RunRecord';

/** What a user should know of pictures before training on them. */
export function findSteelDatasetProblems({ x, y, classes }: Dataset): Finding[] {
  const findings: Finding[] = [];
  const present = new Set(y);
  const missing = classes.filter((_, number) => !present.has(number));
  if (missing.length)
    findings.push({
      check: 'missingClasses',
      level: 'warning',
      value: missing.length,
      says: `No row shows ${missing.join(', ')}: a model cannot learn ${missing.length === 1 ? 'it' : 'them'} here.`,
      hint: 'Give more rows, or these classes a share.'
    });
  let [dark, bright] = [0, 0];
  for (const grey of x) {
    if (grey <= 0) dark++;
    else if (grey >= 1) bright++;
  }
  for (const [check, count, end, hint] of [
    ['underexposed', dark, 'black', 'Raise the exposure of the line, or lower the gradient of its illumination.'],
    ['overexposed', bright, 'white', 'Lower the exposure of the line.']
  ] as const)
    if (count > 0.02 * x.length)
      findings.push({
        check,
        level: 'warning',
        value: count / x.length,
        says: `${((100 * count) / x.length).toFixed(1)} % of the pixels are ${end}: what is there cannot be seen.`,
        hint
      });
  return findings;
}
