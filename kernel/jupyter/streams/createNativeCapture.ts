import { writeSync } from 'node:fs';
import type { ToWorker } from '../../threads/ThreadMessages';
import { loadNativeStreams, readNativeStreams } from './loadNativeStreams';

/** The main thread's half of catching native text; `worker/createNativeOutput.ts` is the other. */
export interface NativeCapture {
  /** From the first cell on; later calls mend what a cell has done to the descriptors. */
  begin(): void;
  /** Hands over what native code has written so far. Returns the position that what follows has behind it. */
  drain(): number;
  /** Writes to the terminal that started the kernel. */
  terminal(name: 'stdout' | 'stderr', text: string): void;
  end(): void;
}

export function createNativeCapture(post: (message: ToWorker) => void): NativeCapture {
  const native = loadNativeStreams();
  let originals: [number, number] | undefined;

  return {
    begin() {
      if (originals) native?.repair();
      else originals = native?.capture();
    },
    drain() {
      if (!native || !originals) return 0;
      for (;;) {
        const position = native.position();
        if (position >= 0) return position;
        const pieces = readNativeStreams(native);
        for (const piece of pieces) post({ kind: 'native', ...piece });
        // A child may write faster than it can be read.
        if (pieces.some(({ bytes }) => bytes.length >= 64 * 1024)) return pieces.at(-1)!.end;
      }
    },
    terminal(name, text) {
      try {
        writeSync(originals?.[name === 'stdout' ? 0 : 1] ?? (name === 'stdout' ? 1 : 2), text);
      } catch {
        // There is no terminal any more.
      }
    },
    end: () => native?.release()
  };
}
