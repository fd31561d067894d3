import { XPublisher } from 'zeromq';
import type { Header, StreamPiece } from '../../threads/ThreadMessages';
import { createOrderedSend } from './createOrderedSend';
import { handleMessagesUntilClose } from './handleMessagesUntilClose';
import { createSocketOptions } from './createSocketOptions';
import { createStreamBuffer } from './createStreamBuffer';
import type { Wire } from './createMessageCodec';

export interface Iopub {
  socket: XPublisher;
  publish(type: string, content: string, parent: Header | null, buffers?: Uint8Array[]): Promise<void>;
  status(state: 'starting' | 'busy' | 'idle', parent: Header | null): void;
  stream(text: StreamPiece): void;
  /** Sends what the streams have gathered. */
  flush(): void;
  /** Greets every new subscriber, until the socket closes. */
  welcome(): Promise<void>;
}

/**
 * The channel that every client reads. Its high-water mark is off: a slow reader delays messages and loses none. It hears of
 * every subscription, also of the second to the same topic. A subscription counts only once it has been heard of, so that the
 * greeting is the first thing that a subscriber reads, whatever is being sent meanwhile.
 */
export function createIopub(wire: Wire, session: string): Iopub {
  const socket = new XPublisher({
    ...createSocketOptions('iopub'),
    sendHighWaterMark: 0,
    verbosity: 'allSubsUnsubs',
    manual: true
  });
  const send = createOrderedSend(socket);
  const topic = (type: string) => Buffer.from(`kernel.${session}.${type}`);
  const streams = createStreamBuffer(({ name, text, parent }) => void emit('stream', JSON.stringify({ name, text }), parent));

  function emit(type: string, content: string, parent: Header | null, buffers?: Uint8Array[]): Promise<void> {
    return send(wire.encode({ type, content, parent, identities: [topic(type)], buffers }));
  }

  function publish(type: string, content: string, parent: Header | null, buffers?: Uint8Array[]): Promise<void> {
    streams.flush();
    return emit(type, content, parent, buffers);
  }

  return {
    socket,
    publish,
    status: (state, parent) => void publish('status', JSON.stringify({ execution_state: state }), parent),
    stream: streams.write,
    flush: streams.flush,
    welcome: () =>
      handleMessagesUntilClose(socket, ([frame]) => {
        // What a subscriber says beside its subscriptions is for nobody.
        if (frame[0] !== 0 && frame[0] !== 1) return;
        const subscription = frame.subarray(1);
        accept(socket, frame[0] === 1 ? subscribe : unsubscribe, subscription);
        if (frame[0] === 0) return;
        const content = JSON.stringify({ subscription: subscription.toString() });
        void send(wire.encode({ type: 'iopub_welcome', content, parent: null, identities: [subscription] }));
      })
  };
}

/** ZMQ_SUBSCRIBE and ZMQ_UNSUBSCRIBE, which zeromq.js names for subscribers alone. */
const subscribe = 6;
const unsubscribe = 7;

/** Lets the request that was read last count. */
function accept(socket: XPublisher, option: number, subscription: Buffer): void {
  (socket as unknown as { setStringOption(option: number, value: Buffer): void }).setStringOption(option, subscription);
}
