import { Router } from 'zeromq';
import type { Header } from '../threads/messages';
import type { SharedState } from '../threads/SharedState';
import { flag, inputState } from '../threads/SharedState';
import { orderedSend } from './orderedSend';
import type { Incoming, Wire } from './wire';

export interface InputChannel {
  socket: Router;
  ask(content: string, parent: Header, identities: Buffer[]): void;
  /** Hands a reader's line to the main thread, which sleeps until it is there. */
  take(message: Incoming): void;
}

export function createInputChannel(wire: Wire, { flags, input }: SharedState): InputChannel {
  const socket = new Router();
  const send = orderedSend(socket);
  return {
    socket,
    ask: (content, parent, identities) => void send(wire.encode({ type: 'input_request', content, parent, identities })),
    take({ header, content }) {
      if (header.msg_type !== 'input_reply' || Atomics.load(flags, flag.input) !== inputState.asked) return;
      const { written } = new TextEncoder().encodeInto(String(content.value), input);
      Atomics.store(flags, flag.inputLength, written);
      Atomics.store(flags, flag.input, inputState.given);
      Atomics.notify(flags, flag.input);
    }
  };
}
