import type { SyntheticReport } from '../../record/SyntheticReport';
import { withFullStop } from '../words/withFullStop';

/** Why synthetic rows are not trained on, with the first problem that was found. */
export function writeNotTrustedSentence({ synthetic, findings }: SyntheticReport): string {
  const problems = findings.filter(({ level }) => level === 'problem');
  const more = problems.length > 1 ? ` (and ${problems.length - 1} more)` : '';
  const reason = problems[0]?.says.replace(/[.!]$/, '') ?? 'its report says so';
  return withFullStop(`${synthetic} is not trusted: its weight is 0, because ${uncapital(reason)}${more}`);
}

/** "Half of ..." with a small letter, for the middle of a sentence; names in capitals stay. */
function uncapital(text: string): string {
  return /^[A-Z][a-z ]/.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;
}
