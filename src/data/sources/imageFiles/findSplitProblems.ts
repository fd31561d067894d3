import type { Finding } from '../../../record/RunRecord';
import { counted, formatNamesForFinding } from './formatNamesForFinding';
import type { Parts } from './dealRowsToSplits';
import { partNames } from './ImageRow';

const few = 10;

/** Classes with few images in all, and classes that are missing from a part. */
export function findSplitProblems(parts: Parts, classes: readonly string[]): Finding[] {
  const findings: Finding[] = [];
  const counts = partNames.map((part) => {
    const count = classes.map(() => 0);
    for (const { label } of parts[part]) count[label]++;
    return count;
  });
  const all = classes.map((_, label) => counts.reduce((sum, count) => sum + count[label], 0));
  const rare = classes.flatMap((name, label) => (all[label] > 0 && all[label] < few ? [`${name} (${all[label]})`] : []));
  if (rare.length > 0)
    findings.push({
      check: 'fewImages',
      level: 'warning',
      value: rare.length,
      says: `${counted(rare.length, 'class', 'classes')} with fewer than ${few} images in all: ${formatNamesForFinding(rare)}. What is measured on them is chance.`
    });
  for (const [i, part] of partNames.entries()) {
    if (parts[part].length === 0) continue;
    const none = classes.filter((_, label) => all[label] > 0 && counts[i][label] === 0);
    if (none.length > 0)
      findings.push({
        check: `missingIn${part[0].toUpperCase()}${part.slice(1)}`,
        level: part === 'train' ? 'problem' : 'warning',
        value: none.length,
        says: `${counted(none.length, 'class', 'classes')} without any image in ${part}: ${formatNamesForFinding(none)}.`,
        hint: part === 'train' ? 'A student cannot learn them from labels.' : 'Scores say nothing about them.'
      });
  }
  return findings;
}
