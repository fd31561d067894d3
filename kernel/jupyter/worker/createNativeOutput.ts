import { TextDecoder } from 'node:util';
import type { NativePiece } from '../../threads/ThreadMessages';
import { loadNativeStreams, readNativeStreams } from '../streams/loadNativeStreams';

const names = ['stdout', 'stderr'] as const;
/** How often the pipes are looked at: while a cell runs, and in between, when only a process that it has left behind can write. */
const runningMs = 10;
const idleMs = 100;

export interface NativeOutput {
  /** A cell runs, or has ended. */
  look(running: boolean): void;
  /** What the main thread has read. */
  take(piece: NativePiece): void;
  /** Writes what was read up to this position: what follows was printed after it. */
  writeUpTo(position: number): void;
  /** Writes what is in the pipes at this moment. */
  drain(): void;
  /** What is left of characters that were cut belongs to nobody else. */
  end(): void;
  close(): void;
}

/**
 * What native code and child processes write to the descriptors 1 and 2. `catchUp` takes what the main thread has posted so far. Each
 * message tells how much had been read before it, so that the order is that of the writes.
 */
export function createNativeOutput(write: (name: NativePiece['name'], text: string) => void, catchUp: () => void): NativeOutput {
  const native = loadNativeStreams();
  const decoders = {
    stdout: new TextDecoder('utf-8', { ignoreBOM: true }),
    stderr: new TextDecoder('utf-8', { ignoreBOM: true })
  };
  const inHand: NativePiece[] = [];
  let timer: NodeJS.Timeout | undefined;
  let everyMs = idleMs;
  let closed = false;

  function take({ name, bytes }: NativePiece): void {
    const text = decoders[name].decode(bytes, { stream: true });
    if (text !== '') write(name, text);
  }

  function writeUpTo(position: number): void {
    while (inHand.length > 0 && inHand[0].end <= position) take(inHand.shift()!);
  }

  function poll(): void {
    if (closed) return;
    const found = read();
    catchUp();
    writeUpTo(Infinity);
    // Who fills a pipe waits for its reader.
    timer = setTimeout(poll, found ? 0 : everyMs);
  }

  function read(): boolean {
    if (!native || native.position() >= 0) return false;
    inHand.push(...readNativeStreams(native));
    return true;
  }

  return {
    look(running) {
      everyMs = running ? runningMs : idleMs;
      if (!native || closed || !running) return;
      clearTimeout(timer);
      timer = setTimeout(poll, everyMs);
    },
    take(piece) {
      writeUpTo(piece.end);
      take(piece);
    },
    writeUpTo,
    drain() {
      read();
      writeUpTo(Infinity);
    },
    end() {
      for (const name of names) {
        const rest = decoders[name].decode();
        if (rest !== '') write(name, rest);
      }
    },
    close() {
      closed = true;
      clearTimeout(timer);
    }
  };
}
