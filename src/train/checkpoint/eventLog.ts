import { closeSync, constants, fstatSync, fsyncSync, ftruncateSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { RunEvent } from '../../record/RunEvent';

/** The events of a run on disk as they happen, a line of JSON each. */
export interface EventLog {
  /** @throws Error if they cannot be written; they are written with the next. */
  append(event: RunEvent): void;
  /** Waits until they are on the disk. */
  sync(): void;
  /** Bytes so far. */
  bytes(): number;
  close(): void;
}

export const eventsFile = 'events.jsonl';

/** Lines that cannot be written are kept up to this many characters. */
const mostWaiting = 16_000_000;

/**
 * Opens the log of a run: a new file, or that of a run that goes on, cut where it goes on. What is appended lies behind what has been written,
 * so a line that was written in part is written again.
 *
 * @param from the bytes to keep; 0 for a new log.
 * @returns also whether the file had these bytes.
 */
export function eventLog(folder: string, from: number): { log: EventLog; isWhole: boolean } {
  // A link could lead to a file of somebody else.
  const flags = constants.O_RDWR | constants.O_CREAT | (constants.O_NOFOLLOW || 0);
  const file = openSync(join(folder, eventsFile), flags, 0o666);
  const { size } = fstatSync(file);
  let bytes = Math.min(size, from);
  ftruncateSync(file, bytes);
  let waiting = '';
  const log: EventLog = {
    append(event) {
      if (waiting.length < mostWaiting) waiting += `${JSON.stringify(event)}\n`;
      const lines = Buffer.from(waiting);
      for (let at = 0; at < lines.length;) at += writeSync(file, lines, at, lines.length - at, bytes + at);
      bytes += lines.length;
      waiting = '';
    },
    sync: () => fsyncSync(file),
    bytes: () => bytes,
    close: () => closeSync(file)
  };
  return { log, isWhole: size >= from };
}
