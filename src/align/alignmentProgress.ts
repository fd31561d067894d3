import { findHost } from '../host/findHost';

const quarterSecond = 250;

/** One line of how far a map is, in place: in a notebook's output, or on a terminal. */
export function alignmentProgress(show: boolean): { update(done: number): void; end(): void } {
  const draw = show ? lineDrawer() : undefined;
  let last = performance.now();
  let isShown = false;
  return {
    update(done) {
      if (!draw || performance.now() - last < quarterSecond) return;
      draw(`comparing layers: ${Math.round(100 * done)} %`);
      [last, isShown] = [performance.now(), true];
    },
    end: () => (isShown ? draw!('comparing layers: ended', true) : undefined)
  };
}

function lineDrawer(): ((line: string, isLast?: boolean) => void) | undefined {
  const host = findHost();
  if (host) {
    const id = `stillroom-${process.pid}-${process.hrtime.bigint()}`;
    let update = false;
    return (line) => {
      host.display({ 'text/plain': line, 'text/html': `<p>${line}</p>` }, { id, update });
      update = true;
    };
  }
  if (process.stderr.isTTY) return (line, isLast) => process.stderr.write(`\r${line}\x1b[K${isLast ? '\n' : ''}`);
  return undefined;
}
