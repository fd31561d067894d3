/** A socket that can send. */
interface Sender {
  send(frames: (Buffer | string)[]): Promise<void>;
}

/** Sends one after the other; resolves when its own message is out. */
export type OrderedSend = (frames: (Buffer | string)[]) => Promise<void>;

/**
 * Serialises the sends of one socket: ZeroMQ refuses a send that begins while another is under way, and the message
 * would be lost. A message that cannot be sent (its reader has gone) does not stop those behind it.
 */
export function createOrderedSend(socket: Sender): OrderedSend {
  let last: Promise<void> = Promise.resolve();
  return (frames) => {
    last = last.then(() => socket.send(frames)).catch(() => undefined);
    return last;
  };
}
