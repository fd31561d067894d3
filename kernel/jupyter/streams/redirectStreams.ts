import { Writable } from 'node:stream';
import { TextDecoder } from 'node:util';
import type { CellSources } from '../../evaluate/errors/CellSources';
import { rewriteStackFrames } from '../../evaluate/errors/rewriteStackFrames';
import type { Outputs } from './createOutputRouter';

type Callback = (error?: Error | null) => void;

/**
 * Sends what code writes to `process.stdout` and `process.stderr`, `console.log` included, to the notebook. Returns what ends a cell's
 * text. Node's own streams must not have been touched before: they make the terminal non-blocking, also for who started the kernel.
 */
export function redirectStreams(outputs: Outputs, sources: CellSources): () => void {
  const ends = (['stdout', 'stderr'] as const).map((name) => {
    const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
    const write = (chunk: Uint8Array | string, encoding?: BufferEncoding | Callback, callback?: Callback): boolean => {
      outputs.stream(name, rewriteStackFrames(toText(chunk, typeof encoding === 'string' ? encoding : 'utf8', decoder), sources));
      const done = typeof encoding === 'function' ? encoding : callback;
      if (done) process.nextTick(done);
      return true;
    };
    const stream = Object.assign(new Writable({ decodeStrings: false }), {
      fd: name === 'stdout' ? 1 : 2,
      isTTY: false,
      write,
      // A cell that ends it would silence all others.
      end: (chunk?: unknown, encoding?: unknown, callback?: unknown) => {
        const done = [chunk, encoding, callback].find((value) => typeof value === 'function') as Callback | undefined;
        if (typeof chunk !== 'function' && chunk != null) write(chunk as string, encoding as BufferEncoding);
        if (done) process.nextTick(done);
        return stream;
      },
      destroy: () => stream
    });
    Object.defineProperty(process, name, { value: stream, configurable: true, enumerable: true, writable: true });
    // What is left of a character that was cut is none of the next cell's.
    return () => outputs.stream(name, decoder.decode());
  });
  return () => {
    for (const end of ends) end();
  };
}

function toText(chunk: Uint8Array | string, encoding: BufferEncoding, decoder: TextDecoder): string {
  // A character can be cut by the end of a chunk of bytes.
  if (ArrayBuffer.isView(chunk)) return decoder.decode(chunk, { stream: true });
  if (typeof chunk !== 'string') {
    const error = new TypeError(`write: expected text or bytes, got ${chunk === null ? 'null' : typeof chunk}; convert it first`);
    throw Object.assign(error, { code: 'ERR_INVALID_ARG_TYPE' });
  }
  return /^utf-?8$/i.test(encoding) ? chunk : decoder.decode(Buffer.from(chunk, encoding), { stream: true });
}
