import { watchInterrupts } from '../watchInterrupts';
import { bundleDrawer } from './bundleDrawer';
import { progressText } from './progressText';
import { throttled } from './throttled';

/** The line of one loop. */
export interface ProgressMeter {
  /** The loop asks for its next item, so `count` items are done. Throws when the reader has interrupted the cell; the line has then ended. */
  advance(count: number): void;
  /** The loop has ended. A second time nothing happens. */
  end(state: 'done' | 'stopped'): void;
}

/** Draws a loop's line: when it begins, ten times a second, and when it ends. */
export function progressMeter(title: string | undefined, total: number | null): ProgressMeter {
  const draw = bundleDrawer();
  const pace = throttled();
  const watch = watchInterrupts();
  const start = performance.now();
  let done = 0;
  let ended = false;

  function show(state: 'runs' | 'done' | 'stopped'): void {
    const seconds = (performance.now() - start) / 1000;
    draw?.({ 'text/plain': progressText({ title, count: done, total, seconds, state }) }, state !== 'runs');
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

/** When the kernel stops code where it stands no `finally` runs; then it calls the repair, and the open lines end there. */
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
