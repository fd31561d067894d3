import type { Publication } from '../../threads/ThreadMessages';
import type { Output } from './createOutputTail';

/** So many displays, updates and clearings of one cell go out as they come; what follows is gathered for so long. */
const freely = 1000;
const gatherMs = 100;

export interface OutputPacing {
  push(output: Output): void;
  /** Sends what was gathered. */
  flush(): void;
}

/**
 * Slows down a cell that draws in a loop without a pause: of what was gathered, an update takes the place of the one before it,
 * and what is cleared is not sent at all. What the reader sees at the end is the same.
 */
export function createOutputPacing(send: (output: Output) => void): OutputPacing {
  let sent = 0;
  let gathered: Output[] = [];
  /** Of displays that can be updated: where they are in `gathered`. */
  let places = new Map<string, Publication>();
  let clearing: Publication | undefined;
  let timer: NodeJS.Timeout | undefined;

  function flush(): void {
    clearTimeout(timer);
    timer = undefined;
    const outputs = gathered;
    forget();
    for (const output of outputs) send(output);
  }

  function forget(): void {
    gathered = [];
    places = new Map();
    clearing = undefined;
  }

  /** What was there before a clearing will not be seen; an update may be of another cell's display. */
  function dropCleared(): void {
    if (clearing === undefined) return;
    const updates = [...places.values()].filter(({ type }) => type === 'update_display_data');
    const last = clearing;
    forget();
    gathered.push(...updates, last);
    for (const update of updates) places.set(update.displayId!, update);
  }

  function gather(output: Output): void {
    timer ??= setTimeout(flush, gatherMs);
    if (output.kind === 'publish' && output.type === 'clear_output') {
      clearing = output;
      gathered.push(output);
      // One that waits takes effect with the next output.
      if (!(JSON.parse(output.content) as { wait?: boolean }).wait) dropCleared();
      return;
    }
    const place = output.kind === 'publish' && output.displayId !== undefined ? places.get(output.displayId) : undefined;
    if (place && output.kind === 'publish' && output.type === 'update_display_data') {
      place.content = output.content;
      place.buffers = output.buffers;
      return;
    }
    if (output.kind === 'stream' || output.type === 'display_data') dropCleared();
    gathered.push(output);
    if (output.kind === 'publish' && output.displayId !== undefined) places.set(output.displayId, output);
  }

  return {
    push(output) {
      if (output.kind === 'publish') sent++;
      if (sent <= freely) send(output);
      else gather(output);
    },
    flush
  };
}
