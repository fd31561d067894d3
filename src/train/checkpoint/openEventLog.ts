import { createHash, type Hash } from 'node:crypto';
import { closeSync, constants, fstatSync, fsyncSync, ftruncateSync, openSync, readSync, writeSync } from 'node:fs';
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
  /** SHA-256 of these bytes, hexadecimal. */
  digest(): string;
  close(): void;
}

export const eventsFile = 'events.jsonl';

/** Lines that cannot be written are kept up to this many characters. */
const mostWaiting = 16_000_000;

/**
 * Opens the log of a run: a new file, or that of a run that goes on, cut where it goes on. What is appended lies behind what has been written,
 * so a line that was written in part is written again.
 *
 * @param from the bytes to keep, and their digest; none for a new log.
 * @returns also whether the file had these bytes.
 */
export function openEventLog(
  folder: string,
  from: { bytes: number; digest: string } | null
): { log: EventLog; isWhole: boolean } {
  // A link could lead to a file of somebody else.
  const flags = constants.O_RDWR | constants.O_CREAT | (constants.O_NOFOLLOW || 0);
  const file = openSync(join(folder, eventsFile), flags, 0o666);
  const { size } = fstatSync(file);
  let bytes = Math.min(size, from?.bytes ?? 0);
  ftruncateSync(file, bytes);
  const hash = hashOf(file, bytes);
  const isWhole = !from || (bytes === from.bytes && digestOf(hash) === from.digest);
  let waiting = '';
  const log: EventLog = {
    append(event) {
      if (waiting.length < mostWaiting) waiting += `${JSON.stringify(event)}\n`;
      const lines = Buffer.from(waiting);
      for (let at = 0; at < lines.length;) at += writeSync(file, lines, at, lines.length - at, bytes + at);
      bytes += lines.length;
      hash.update(lines);
      waiting = '';
    },
    sync: () => fsyncSync(file),
    bytes: () => bytes,
    digest: () => digestOf(hash),
    close: () => closeSync(file)
  };
  return { log, isWhole };
}

/** More can be added to it. */
function hashOf(file: number, bytes: number): Hash {
  const hash = createHash('sha256');
  const part = Buffer.alloc(Math.min(bytes, 1 << 20));
  for (let at = 0; at < bytes;) {
    const read = readSync(file, part, 0, Math.min(part.length, bytes - at), at);
    if (!read) break;
    hash.update(part.subarray(0, read));
    at += read;
  }
  return hash;
}

function digestOf(hash: Hash): string {
  return hash.copy().digest('hex');
}
