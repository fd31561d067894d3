import { escape } from '../views/words/escape';
import { findHost } from './findHost';
import { displayInPlace } from './displayInPlace';

/**
 * Draws one line in place: in a notebook's output, or on a terminal on stderr; elsewhere there is none.
 *
 * @param asParagraph whether a notebook shows it as a paragraph instead of output in a fixed width. Default false.
 */
export function lineDrawer(asParagraph = false): ((line: string, isLast: boolean) => void) | null {
  const host = findHost();
  if (host) {
    const draw = displayInPlace(host);
    return (line) => draw({ 'text/plain': line, ...(asParagraph && { 'text/html': `<p>${escape(line)}</p>` }) });
  }
  if (process.stderr.isTTY) return (line, isLast) => void process.stderr.write(`\r${line}\x1b[K${isLast ? '\n' : ''}`);
  return null;
}
