/** A socket that can be read. */
interface Receiver {
  readonly closed: boolean;
  receive(): Promise<Buffer[]>;
}

/**
 * Takes every message of a socket until it closes. A message that cannot be taken is one that nobody was meant to send; what
 * comes after it is taken.
 */
export async function handleMessagesUntilClose(socket: Receiver, take: (frames: Buffer[]) => unknown): Promise<void> {
  while (!socket.closed) {
    try {
      await take(await socket.receive());
    } catch {
      // A turn of the loop, so that a socket that fails each time leaves room for its own end.
      await new Promise(setImmediate);
    }
  }
}
