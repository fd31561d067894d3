import { Router } from 'zeromq';
import { handleMessagesUntilClose } from './handleMessagesUntilClose';
import { createSocketOptions } from './createSocketOptions';

export interface Heartbeat {
  socket: Router;
  /** Answers until the socket closes. */
  beat(): Promise<void>;
}

/**
 * The heartbeat channel: every message goes back as it came. A socket that has to be asked and to answer in turns would be out of
 * step with a peer that keeps to no order. For a peer that does not read, few messages are kept, and the rest is dropped.
 */
export function createHeartbeat(): Heartbeat {
  const socket = new Router({ ...createSocketOptions('heartbeat'), sendHighWaterMark: 100, receiveHighWaterMark: 100 });
  return { socket, beat: () => handleMessagesUntilClose(socket, (frames) => socket.send(frames)) };
}
