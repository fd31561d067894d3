import { escapeMarkup } from '../views/words/escapeMarkup';
import { findHost } from './findHost';
import { createInPlaceDisplay } from './createInPlaceDisplay';

/**
 * Draws one line that is updated in place: in a notebook's output, or on stderr of a terminal; elsewhere nothing is drawn.
 *
 * @param asParagraph whether a notebook shows it as a paragraph instead of fixed-width output. Default false.
 */
export function createTextLineDrawer(asParagraph = false): ((line: string, isLast: boolean) => void) | null {
  const host = findHost();
  if (host) {
    const draw = createInPlaceDisplay(host);
    return (line) => draw({ 'text/plain': line, ...(asParagraph && { 'text/html': `<p>${escapeMarkup(line)}</p>` }) });
  }
  if (process.stderr.isTTY) return (line, isLast) => void process.stderr.write(`\r${line}\x1b[K${isLast ? '\n' : ''}`);
  return null;
}
