import { mkdir, open, readdir, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { encodeEvent } from './encodeEvent';
import { encodeTfRecord } from './encodeTfRecord';

/** A file of events that TensorBoard reads while it grows. Its folder and itself are made with the first event. */
export interface EventFile {
  /**
   * Writes an event behind the others, as soon as the disk lets it. Never waits, never throws.
   *
   * @param numbers how many numbers are lost with it.
   */
  add(event: Uint8Array, numbers: number): void;
  /** Writes what is left and closes the file. Gives up when the signal is aborted. */
  end(signal: AbortSignal): Promise<FileOutcome>;
}

export interface FileOutcome {
  /** Numbers that were to be written, and how many of them are not in the file. */
  numbers: number;
  lost: number;
  /** Why: "ENOSPC". */
  error?: string;
}

/** What cannot be written waits up to this many bytes. */
const mostWaiting = 16_000_000;
/** After a failure the disk is left alone for so many milliseconds. */
const pause = 1000;

/**
 * @param restart what earlier files of the folder have at this step and after it no longer counts. Each file says so: TensorBoard takes the first time for the beginning of the run.
 */
export function createEventFile(folder: string, restart = 0): EventFile {
  const header = (step: number, content: Parameters<typeof encodeEvent>[1]) => ({
    bytes: encodeTfRecord(encodeEvent({ seconds: Date.now() / 1000, step }, content)),
    numbers: 0
  });
  const waiting = [header(0, { version: 'brain.Event:2' }), header(restart, { restart: true })];
  const outcome: FileOutcome = { numbers: 0, lost: 0 };
  let file: FileHandle | undefined;
  let [written, failed] = [0, -Infinity];
  let size = waiting.reduce((sum, { bytes }) => sum + bytes.length, 0);
  let writing: Promise<void> | undefined;

  /** All that waits. What was written in part is written again from its beginning. */
  async function write(): Promise<void> {
    try {
      file ??= await openNew(folder);
      while (waiting.length > 0) {
        const count = waiting.length;
        const bytes = Buffer.concat(waiting.map((one) => one.bytes));
        for (let at = 0; at < bytes.length;) at += (await file.write(bytes, at, bytes.length - at, written + at)).bytesWritten;
        written += bytes.length;
        size -= bytes.length;
        waiting.splice(0, count);
      }
    } catch (error) {
      const { code, message } = error as NodeJS.ErrnoException;
      outcome.error ??= code ?? message;
      failed = performance.now();
    }
  }

  const begin = () => (writing ??= write().finally(() => (writing = undefined)));

  return {
    add(event, numbers) {
      const bytes = encodeTfRecord(event);
      outcome.numbers += numbers;
      if (size + bytes.length > mostWaiting) {
        outcome.lost += numbers;
        return;
      }
      size += bytes.length;
      waiting.push({ bytes, numbers });
      if (performance.now() - failed > pause) void begin();
    },
    async end(signal) {
      const isOver = new Promise<void>((settle) => signal.addEventListener('abort', () => settle(), { once: true }));
      if (!signal.aborted) await Promise.race([isOver, writing]);
      // Once more after a failure.
      if (!signal.aborted && waiting.length > 0) await Promise.race([isOver, begin()]);
      outcome.lost += waiting.reduce((sum, { numbers }) => sum + numbers, 0);
      // What hangs is not waited for.
      if (writing) void writing.then(() => file?.close()).catch(() => undefined);
      else await Promise.race([isOver, file?.close().catch(() => undefined)]);
      return outcome;
    }
  };
}

/** TensorBoard reads the files of a folder in the order of their names, which begin with the time. */
async function openNew(folder: string): Promise<FileHandle> {
  await mkdir(folder, { recursive: true });
  const times = (await readdir(folder)).flatMap((name) => Number(/^events\.out\.tfevents\.(\d{10})\./.exec(name)?.[1] ?? []));
  const after = Math.max(...times) + 1;
  const seconds = Math.max(Math.floor(Date.now() / 1000), after);
  return open(join(folder, `events.out.tfevents.${seconds}.stillroom`), 'wx');
}
