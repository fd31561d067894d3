import { hasSafelyReadableMembers } from '../checks/hasSafelyReadableMembers';
import { isSafeToInspect } from '../checks/isSafeToInspect';
import { showValue } from '../checks/showValue';
import { withDisplay } from '../views/bundle/withDisplay';
import { withFullStop } from '../views/words/withFullStop';

/** Sentences by their heading. As a cell's last value it shows them as a list. */
export interface Conclusion {
  /** Markdown: a line for each. */
  says: string;
}

/**
 * What a notebook has found, as a list: a heading with what was measured. Reports take it for their first page.
 *
 * @param parts by heading: a text of your own (Markdown), or anything with `says`: a study, a comparison, a label sweep, a view. Several in a list
 * follow each other.
 * @throws TypeError for something that says nothing, RangeError without any part.
 * @example
 * ```ts
 * const conclusion = kd.conclusion({
 *   'Does the teacher help?': { says: 'The teacher helped: over 5 seeds ...' },
 *   'What is this about?': 'Simulated data, two classes.'
 * });
 * conclusion.says.split('\n')[1]; // "- **What is this about?** Simulated data, two classes."
 * ```
 */
export function showNotebookConclusion(parts: { [heading: string]: Part | Part[] }): Conclusion {
  const entries = entriesOf(parts);
  if (!entries)
    throw new TypeError(`conclusion: expected texts by heading, got ${showValue(parts)}; give {'Does the teacher help?': study}`);
  if (!entries.length)
    throw new RangeError("conclusion: expected at least one heading, got none; give {'Does the teacher help?': study}");
  const lines = entries.map(([heading, given]) => {
    const parts = isSafeToInspect(given) && Array.isArray(given) ? given : [given as Part];
    const told = parts.map((part) => partSays(heading, part));
    return `- **${escaped(heading)}** ${told.join(' ')}`;
  });
  const says = lines.join('\n');
  return withDisplay({ says }, () => ({ 'text/markdown': says, 'text/plain': says }));
}

/** Null for what is no object, or cannot be read. */
function entriesOf(parts: { [heading: string]: Part | Part[] }): [heading: string, part: Part | Part[]][] | null {
  if (!hasSafelyReadableMembers(parts, [])) return null;
  try {
    return Object.entries(parts);
  } catch {
    return null;
  }
}

type Part = string | { says: string };

function partSays(heading: string, part: Part): string {
  if (typeof part === 'string' && part.trim()) return oneLine(part);
  const says: unknown = hasSafelyReadableMembers(part, ['says']) ? part.says : undefined;
  if (typeof says !== 'string' || !says.trim())
    throw new TypeError(
      `conclusion: expected a text for ${showValue(heading)}, or something with says, got ${showValue(part)}; pass a study, a comparison or a view`
    );
  return escaped(withFullStop(oneLine(says)));
}

function oneLine(text: string): string {
  return text.trim().replace(/\s+/g, ' ');
}

/** What a user has named may hold what is syntax in Markdown. */
function escaped(text: string): string {
  return text.replace(/[\\`*_<[\]]/g, '\\$&');
}
