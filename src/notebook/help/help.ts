import { hasSafelyReadableMembers } from '../../checks/hasSafelyReadableMembers';
import { withDisplay } from '../../views/bundle/withDisplay';
import { findPublicName } from './findPublicName';
import type { HelpPage } from './HelpPage';
import { helpMarkdown, formatHelpText } from './formatHelpText';
import { readHelpPage, overview } from './readHelpPage';

/**
 * Help for one of the toolkit's functions, namespaces or types: formula, shapes, parameters with their defaults, what it throws,
 * an example, and the file that holds it. As a cell's last value it shows itself; `String(help)` is its text. Without a subject: all
 * functions, with one sentence each.
 *
 * @param subject the function itself, or its name.
 * @throws RangeError for a value or a name that the toolkit does not have; the message suggests the nearest name.
 * @example
 * ```ts
 * kd.help(kd.softTargets).parameters[0].members[0].text; // "A number above 0 or a schedule. Default 4."
 * String(kd.help('metrics.accuracy')).split('\n')[0]; // "kd.metrics.accuracy: function accuracy(options?: AccuracyOptions): Metric;"
 * ```
 */
export function help(subject?: unknown): HelpPage {
  const isAll =
    subject === undefined || subject === 'kd' || (hasSafelyReadableMembers(subject, ['help']) && subject.help === help);
  const found = isAll ? overview() : readHelpPage(findPublicName(subject));
  const text = () => formatHelpText(found);
  Object.defineProperties(found, {
    toString: { value: text },
    [Symbol.for('nodejs.util.inspect.custom')]: { value: text }
  });
  return withDisplay(found, () => ({ 'text/plain': text(), 'text/markdown': helpMarkdown(found) }));
}
