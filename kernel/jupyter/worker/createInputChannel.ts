import { Router } from 'zeromq';
import type { Header } from '../../threads/ThreadMessages';
import type { SharedState } from '../../threads/SharedState';
import { flag, inputState } from '../../threads/SharedState';
import { createOrderedSend } from './createOrderedSend';
import { createSocketOptions } from './createSocketOptions';
import type { Incoming, Wire } from './createMessageCodec';

export interface InputChannel {
  socket: Router;
  ask(content: string, parent: Header, identities: Buffer[]): void;
  /** Hands the asked reader's line to the main thread, which sleeps until it is there. */
  take(message: Incoming): void;
}

export function createInputChannel(wire: Wire, { flags, input }: SharedState): InputChannel {
  const socket = new Router(createSocketOptions('stdin'));
  const send = createOrderedSend(socket);
  let asked: string | undefined;
  return {
    socket,
    ask(content, parent, identities) {
      asked = parent.session;
      void send(wire.encode({ type: 'input_request', content, parent, identities }));
    },
    take({ header, content }) {
      const isAwaited = Atomics.load(flags, flag.input) === inputState.asked && header.session === asked;
      if (header.msg_type !== 'input_reply' || !isAwaited) return;
      const value = typeof content.value === 'string' ? content.value : '';
      const { read, written } = new TextEncoder().encodeInto(value, input);
      Atomics.store(flags, flag.inputLength, written);
      Atomics.store(flags, flag.input, read < value.length ? inputState.tooLong : inputState.given);
      Atomics.notify(flags, flag.input);
    }
  };
}
