import type { StreamPiece } from '../../threads/ThreadMessages';

export interface StreamBuffer {
  write(piece: StreamPiece): void;
  flush(): void;
}

const flushAfterMs = 20;
const flushAtCharacters = 64 * 1024;

/**
 * Joins the small writes of a cell into few messages: a cell that prints 20,000 lines sends a handful. A change of
 * stream or of cell flushes first, so the order of the writes is the order of the messages.
 */
export function createStreamBuffer(send: (text: StreamPiece) => void): StreamBuffer {
  let pieces: string[] = [];
  let length = 0;
  let current: StreamPiece | undefined;
  let timer: NodeJS.Timeout | undefined;

  function flush(): void {
    clearTimeout(timer);
    timer = undefined;
    if (current === undefined) return;
    const joined = { ...current, text: pieces.join('') };
    current = undefined;
    pieces = [];
    length = 0;
    send(joined);
  }

  return {
    write(piece) {
      if (current && (current.name !== piece.name || current.parent?.msg_id !== piece.parent?.msg_id)) flush();
      current ??= piece;
      pieces.push(piece.text);
      length += piece.text.length;
      if (length >= flushAtCharacters) flush();
      else timer ??= setTimeout(flush, flushAfterMs);
    },
    flush
  };
}
