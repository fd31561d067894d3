import { escape } from '../views/escape';
import { findHost } from './findHost';

/**
 * Draws one line in place: in a notebook's output, or on a terminal on stderr; elsewhere there is none.
 *
 * @param asParagraph whether a notebook shows it as a paragraph instead of output in a fixed width. Default false.
 */
export function lineDrawer(asParagraph = false): ((line: string, isLast: boolean) => void) | null {
  const host = findHost();
  if (host) {
    const id = `stillroom-${process.pid}-${process.hrtime.bigint()}`;
    let update = false;
    return (line) => {
      host.display({ 'text/plain': line, ...(asParagraph && { 'text/html': `<p>${escape(line)}</p>` }) }, { id, update });
      update = true;
    };
  }
  if (process.stderr.isTTY) return (line, isLast) => void process.stderr.write(`\r${line}\x1b[K${isLast ? '\n' : ''}`);
  return null;
}
