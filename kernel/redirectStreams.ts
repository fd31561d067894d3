import type { Outputs } from './outputs';

type Callback = (error?: Error | null) => void;

/** Sends what code writes to stdout and stderr, `console.log` included, to the notebook. */
export function redirectStreams(outputs: Outputs): void {
  for (const name of ['stdout', 'stderr'] as const) {
    const decoder = new TextDecoder();
    process[name].write = (chunk: Uint8Array | string, encoding?: BufferEncoding | Callback, callback?: Callback): boolean => {
      // A character can be cut by the end of a chunk of bytes.
      outputs.stream(name, typeof chunk === 'string' ? chunk : decoder.decode(chunk, { stream: true }));
      const done = typeof encoding === 'function' ? encoding : callback;
      if (done) process.nextTick(done);
      return true;
    };
  }
}
