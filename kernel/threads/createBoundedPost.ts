import type { ToWorker } from './ThreadMessages';
import type { SharedState } from './SharedState';
import { flag } from './SharedState';

/** So many messages, or KiB of text, may wait between the threads. */
const most = 16 * 1024;
const waitMs = 50;
/** A Worker that takes nothing for so long is in trouble; a cell must not wait for it for ever. */
const patienceMs = 10_000;

/** Posts to the Worker; output waits while too much is under way, so that a cell that prints in a loop needs no memory for it. */
export function createBoundedPost({ flags }: SharedState, post: (message: ToWorker) => void): (message: ToWorker) => void {
  return (message) => {
    const weight = weightOf(message);
    if (weight > 0) waitForRoom(flags);
    post(message);
    // Afterwards: a stop by force in between then leaves room that is not there, instead of taking some away for ever.
    if (weight > 0) Atomics.add(flags, flag.posted, weight);
  };
}

/** The Worker's half: makes room. */
export function countTaken({ flags }: SharedState, message: ToWorker): void {
  const weight = weightOf(message);
  if (weight === 0) return;
  Atomics.add(flags, flag.taken, weight);
  if (waiting(flags) < most / 2) Atomics.notify(flags, flag.taken);
}

function waitForRoom(flags: Int32Array): void {
  if (waiting(flags) < most) return;
  const deadline = Date.now() + patienceMs;
  while (waiting(flags) >= most / 2 && Date.now() < deadline) {
    Atomics.wait(flags, flag.taken, Atomics.load(flags, flag.taken), waitMs);
  }
}

/** The counters run over, their difference does not. */
function waiting(flags: Int32Array): number {
  return (Atomics.load(flags, flag.posted) - Atomics.load(flags, flag.taken)) | 0;
}

function weightOf(message: ToWorker): number {
  if (message.kind === 'stream') return 1 + (message.text.length >> 10);
  if (message.kind === 'native') return 1 + (message.bytes.length >> 10);
  if (message.kind !== 'publish') return 0;
  let bytes = message.content.length;
  for (const buffer of message.buffers ?? []) bytes += buffer.byteLength;
  return 1 + (bytes >> 10);
}
