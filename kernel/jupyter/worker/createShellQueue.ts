import { Router } from 'zeromq';
import type { Header, Request } from '../../threads/ThreadMessages';
import type { Iopub } from './createIopub';
import { createOrderedSend } from './createOrderedSend';
import { formatErrorReply } from './formatErrorReply';
import { createSocketOptions } from './createSocketOptions';
import type { Incoming, Wire } from './createMessageCodec';

export interface ShellQueue {
  socket: Router;
  take(message: Incoming): void;
  /** The main thread can take requests from now on. */
  ready(): void;
  /** The main thread's answer to request `id`. A failure in a subshell aborts nothing: nothing waits behind it. */
  settle(id: number, content: string | null, abortQueued: boolean): void;
  /** Who sent request `id`, while it is unanswered. */
  origin(id: number): Incoming | undefined;
}

export interface ShellSeams {
  wire: Wire;
  iopub: Iopub;
  info: string;
  isSubshell(id: string): boolean;
  hand(request: Request): void;
  /** A cell has ended: what it printed must be out. */
  endOutput(cell: Header): void;
  shutdown(message: Incoming, reply: (type: string, content: string) => Promise<void>): void;
}

const noSubshell = (id: string) =>
  formatErrorReply('SubshellNotFound', `subshell: expected the id of an open subshell, got ${id}`);

const aborted = JSON.stringify({ status: 'aborted', ename: 'Aborted', evalue: 'a cell before this one failed', traceback: [] });

/**
 * The shell channel: one request at a time goes to the main thread, with busy before and idle after. Requests of a
 * subshell pass the queue; kernel_info is answered here, also while a cell runs, once the kernel is ready.
 */
export function createShellQueue({ wire, iopub, info, isSubshell, hand, endOutput, shutdown }: ShellSeams): ShellQueue {
  const socket = new Router({ ...createSocketOptions('shell'), sendHighWaterMark: 0 });
  const send = createOrderedSend(socket);
  const handed = new Map<number, Incoming>();
  const doomed = new WeakSet<Incoming>();
  const waiting: Incoming[] = [];
  let current: { id: number; header: Header } | undefined;
  let mainReady = false;
  let nextId = 1;

  function reply(
    message: Incoming,
    content: string,
    type = message.header.msg_type.replace(/_request$/, '_reply')
  ): Promise<void> {
    return send(wire.encode({ type, content, parent: message.header, identities: message.identities }));
  }

  function give(message: Incoming, subshell: boolean): number {
    const id = nextId++;
    handed.set(id, message);
    iopub.status('busy', message.header);
    const { header, content } = message;
    hand({ kind: 'request', id, header, content, buffers: message.buffers, subshell });
    return id;
  }

  function answerHere(message: Incoming, content: string): void {
    iopub.status('busy', message.header);
    void reply(message, content);
    iopub.status('idle', message.header);
    // The status that clients show is the last one published, and a cell may be running.
    if (current) iopub.status('busy', current.header);
  }

  function next(): void {
    while (mainReady && current === undefined) {
      const message = waiting.shift();
      if (message === undefined) return;
      if (message.header.msg_type === 'kernel_info_request') answerHere(message, info);
      else if (doomed.has(message)) answerHere(message, aborted);
      else current = { id: give(message, false), header: message.header };
    }
  }

  return {
    socket,
    take(message) {
      const { msg_type: type, subshell_id: subshell } = message.header;
      if (message.problem !== undefined) {
        if (isRequest(message)) answerHere(message, formatErrorReply('TypeError', `${type}: ${message.problem}`));
        return;
      }
      // Its answer is what clients take for "the kernel is ready".
      if (type === 'kernel_info_request' && mainReady) answerHere(message, info);
      else if (type === 'shutdown_request') shutdown(message, (_type, content) => reply(message, content));
      else if (subshell && isSubshell(subshell) && mainReady) give(message, true);
      else if (subshell && !isSubshell(subshell) && isRequest(message)) answerHere(message, noSubshell(subshell));
      else waiting.push(message);
      next();
    },
    ready() {
      mainReady = true;
      next();
    },
    settle(id, content, abortQueued) {
      const message = handed.get(id);
      if (message === undefined) return;
      handed.delete(id);
      const isCurrent = current?.id === id;
      const aborts = abortQueued && isCurrent;
      if (message.header.msg_type === 'execute_request') endOutput(message.header);
      iopub.flush();
      if (content !== null && isRequest(message)) void reply(message, content);
      const finish = () => {
        if (aborts) for (const later of waiting) if (later.header.msg_type === 'execute_request') doomed.add(later);
        iopub.status('idle', message.header);
        if (isCurrent) current = undefined;
        // What a subshell asked is done; the cell that runs meanwhile is not, and clients show the last status.
        else if (current) iopub.status('busy', current.header);
        next();
      };
      // After a failure, one turn of the loop first: what is already in the socket was queued behind it too.
      if (aborts) setImmediate(() => setImmediate(finish));
      else finish();
    },
    origin: (id) => handed.get(id)
  };
}

/** Only a request has a reply that its sender knows. */
function isRequest({ header }: Incoming): boolean {
  return header.msg_type.endsWith('_request');
}
