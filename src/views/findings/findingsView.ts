import { checkOptions } from '../../checks/checkOptions';
import { checkPlainData } from '../../checks/checkPlainData';
import { showValue } from '../../checks/showValue';
import type { Finding } from '../../record/RunRecord';
import type { FindingsView } from '../types/FindingsView';
import { makeDisplayable } from '../bundle/makeDisplayable';
import { formatCount } from '../words/formatNumber';
import { findingLevelWords } from '../words/findingLevelWords';
import { withFullStop } from '../words/withFullStop';
import { titleOrDefault, type Titled } from '../words/titleOrDefault';

/**
 * Shows problems with data, outside a run, the worst first. As a cell's last value it shows itself as a list. It also says if nothing was found.
 *
 * @param findings the result of a check; may be empty.
 * @param options `title`: default "Findings".
 * @throws TypeError for an entry that is not a finding.
 * @example
 * ```ts
 * kd.findingsView([]).says; // "Nothing found."
 * ```
 */
export function findingsView(findings: readonly Finding[], options: Titled = {}): FindingsView {
  checkOptions('findingsView', options, ['title']);
  const title = titleOrDefault('findingsView', options, 'Findings');
  checkPlainData('findingsView', 'a list of findings', findings, 'pass what a check gave back');
  if (!Array.isArray(findings))
    throw new TypeError(`findingsView: expected a list of findings, got ${showValue(findings)}; pass what a check gave back`);
  findings.forEach((finding: Finding, i) => {
    const { level, says } = (finding ?? {}) as Partial<Finding>;
    if (typeof says !== 'string' || level === undefined || !levels.includes(level))
      throw new TypeError(
        `findingsView: expected findings[${i}] to have says and a level (${levels.join(', ')}), got ${showValue(finding)}; pass what a check gave back`
      );
  });
  const sorted = levels.flatMap((level) => findings.filter((finding: Finding) => finding.level === level));
  return makeDisplayable({ kind: 'findings', title, says: says(sorted), findings: sorted.map((finding) => ({ ...finding })) });
}

const levels: readonly Finding['level'][] = ['problem', 'warning', 'info'];

/** The counts and the worst findings. The list has them all. */
function says(findings: readonly Finding[]): string {
  if (!findings.length) return 'Nothing found.';
  const counts = levels.flatMap((level) => {
    const count = findings.filter((finding) => finding.level === level).length;
    return count ? [`${formatCount(count)} ${findingLevelWords[level].toLowerCase()}${count === 1 ? '' : 's'}`] : [];
  });
  const troubles = findings.filter(({ level }) => level !== 'info').slice(0, 3);
  const told = troubles.map((finding) => withFullStop(`${findingLevelWords[finding.level]}: ${finding.says}`));
  return [`Found: ${counts.join(', ')}.`, ...told].join(' ');
}
