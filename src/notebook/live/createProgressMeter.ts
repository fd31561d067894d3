import { watchInterrupts } from '../watchInterrupts';
import { createMimeBundleDrawer } from './createMimeBundleDrawer';
import { formatProgress } from './formatProgress';
import { createThrottle } from './createThrottle';

/** The line of one loop. */
export interface ProgressMeter {
  /** Called when the loop asks for its next item, so `count` items are done. Throws if the user has interrupted the cell; the line has then ended. */
  advance(count: number): void;
  /** Called when the loop has ended. A second call does nothing. */
  end(state: 'done' | 'stopped'): void;
}

/**
 * Draws a loop's line: at the beginning, ten times a second, and at the end.
 *
 * @param start when the loop began, by `performance.now()`, if that was earlier.
 */
export function createProgressMeter(title: string | undefined, total: number | null, start = performance.now()): ProgressMeter {
  const draw = createMimeBundleDrawer();
  const pace = createThrottle();
  const watch = watchInterrupts();
  let done = 0;
  let ended = false;

  function show(state: 'runs' | 'done' | 'stopped'): void {
    const seconds = (performance.now() - start) / 1000;
    draw?.({ 'text/plain': formatProgress({ title, count: done, total, seconds, state }) }, state !== 'runs');
  }

  function end(state: 'done' | 'stopped'): void {
    if (ended) return;
    ended = true;
    running.delete(stop);
    pace.cancel();
    show(state);
  }

  function stop(): void {
    end('stopped');
  }

  running.add(stop);
  offerEnd();
  return {
    advance(count) {
      done = count;
      try {
        watch.throwIfInterrupted();
      } catch (error) {
        end('stopped');
        throw error;
      }
      if (draw && !ended) pace.offer(() => show('runs'));
    },
    end
  };
}

/** Loops whose line is still open. */
const running = new Set<() => void>();
const repair = Symbol.for('stillroom.repair');
let offered: (() => void) | undefined;

/** If the kernel stops code by force, no `finally` runs. The kernel then calls the repair, which ends the open lines. */
function offerEnd(): void {
  const place = globalThis as { [repair]?: () => void };
  if (offered !== undefined && place[repair] === offered) return;
  const others = place[repair];
  offered = () => {
    others?.();
    for (const stop of [...running]) stop();
  };
  place[repair] = offered;
}
