import { randomUUID } from 'node:crypto';
import { Router } from 'zeromq';
import type { Iopub } from './createIopub';
import { createOrderedSend } from './createOrderedSend';
import { formatErrorReply } from './formatErrorReply';
import { createSocketOptions } from './createSocketOptions';
import type { Incoming, Wire } from './createMessageCodec';

export interface Control {
  socket: Router;
  take(message: Incoming): void;
  isSubshell(id: string): boolean;
}

export interface ControlSeams {
  wire: Wire;
  iopub: Iopub;
  info: string;
  interrupt(): void;
  shutdown(message: Incoming, reply: (type: string, content: string) => Promise<void>): void;
}

/** The control channel: answered here, in the Worker, whatever the main thread is doing. */
export function createControlChannel({ wire, iopub, info, interrupt, shutdown }: ControlSeams): Control {
  const socket = new Router(createSocketOptions('control'));
  const send = createOrderedSend(socket);
  const subshells = new Set<string>();

  const answers: Record<string, (content: Record<string, unknown>) => string> = {
    kernel_info_request: () => info,
    interrupt_request() {
      interrupt();
      return JSON.stringify({ status: 'ok' });
    },
    create_subshell_request() {
      const id = randomUUID();
      subshells.add(id);
      return JSON.stringify({ status: 'ok', subshell_id: id });
    },
    delete_subshell_request({ subshell_id: id }) {
      if (typeof id === 'string' && subshells.delete(id)) return JSON.stringify({ status: 'ok' });
      return formatErrorReply('SubshellNotFound', `subshell: expected the id of an open subshell, got ${JSON.stringify(id)}`);
    },
    list_subshell_request: () => JSON.stringify({ status: 'ok', subshell_id: [...subshells] })
  };

  function answerTo({ header: { msg_type: type }, problem }: Incoming): (content: Record<string, unknown>) => string {
    if (problem !== undefined) return () => formatErrorReply('TypeError', `${type}: ${problem}`);
    if (!Object.hasOwn(answers, type)) return () => formatErrorReply('NotSupported', `${type}: this kernel does not answer it`);
    return answers[type];
  }

  return {
    socket,
    take(message) {
      const { msg_type: type } = message.header;
      const reply = (replyType: string, content: string) =>
        send(wire.encode({ type: replyType, content, parent: message.header, identities: message.identities }));
      if (type === 'shutdown_request') return shutdown(message, reply);
      const answer = answerTo(message);
      iopub.status('busy', message.header);
      void reply(type.replace(/_request$/, '_reply'), answer(message.content));
      iopub.status('idle', message.header);
    },
    isSubshell: (id) => subshells.has(id)
  };
}
