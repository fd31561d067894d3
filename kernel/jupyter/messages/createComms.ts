import { randomUUID } from 'node:crypto';
import type { Cell, Outputs } from '../streams/createOutputRouter';
import type { Request } from '../../threads/ThreadMessages';
import { readOptionalText, readText } from './readRequestFields';
import type { Answer, Handler } from './Handler';

/** A line between a cell's code and the front end. */
export interface Comm {
  id: string;
  target: string;
  send(data: object, buffers?: Uint8Array[]): void;
  close(): void;
  onMessage?: (data: unknown, buffers: Uint8Array[]) => void;
  onClose?: () => void;
}

/** What cells and libraries find at `globalThis[Symbol.for("stillroom.comms")]`. */
export interface Comms {
  /** Calls `opened` when the front end opens a comm to `target`. */
  register(target: string, opened: (comm: Comm, data: unknown, buffers: Uint8Array[]) => void): void;
  open(target: string, data?: object, buffers?: Uint8Array[]): Comm;
}

export function createComms(outputs: Outputs): { comms: Comms; handlers: Record<string, Handler> } {
  const comms = new Map<string, Comm>();
  const targets = new Map<string, Parameters<Comms['register']>[1]>();
  /** What a comm's handlers show belongs to the cell that made it. */
  const makers = new WeakMap<Comm | Parameters<Comms['register']>[1], Cell | undefined>();

  function create(id: string, target: string): Comm {
    const comm: Comm = {
      id,
      target,
      send: (data, buffers) => outputs.publish('comm_msg', { comm_id: id, data }, buffers),
      close() {
        if (comms.delete(id)) outputs.publish('comm_close', { comm_id: id, data: {} });
      }
    };
    comms.set(id, comm);
    makers.set(comm, outputs.here());
    return comm;
  }

  const offered: Comms = {
    register(target, opened) {
      targets.set(target, opened);
      makers.set(opened, outputs.here());
    },
    open(target, data = {}, buffers) {
      const comm = create(randomUUID(), target);
      outputs.publish('comm_open', { comm_id: comm.id, target_name: target, data }, buffers);
      return comm;
    }
  };
  (globalThis as Record<symbol, unknown>)[Symbol.for('stillroom.comms')] = offered;

  /** Comm messages have no reply that could carry an error, so it is printed. */
  function quietly(take: (request: Request) => void): Handler {
    return (request): Answer => {
      try {
        outputs.answering(request.header, () => take(request));
      } catch (error) {
        process.stderr.write(
          `${request.header.msg_type}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`
        );
      }
      return { content: null };
    };
  }

  const handlers: Record<string, Handler> = {
    comm_open: quietly(({ content, buffers }) => {
      const id = readText(content, 'comm_id');
      const target = readText(content, 'target_name');
      const opened = targets.get(target);
      if (opened === undefined) outputs.publish('comm_close', { comm_id: id, data: {} });
      else outputs.within(makers.get(opened), () => opened(create(id, target), content.data, buffers));
    }),
    comm_msg: quietly(({ content, buffers }) => {
      const comm = comms.get(readText(content, 'comm_id'));
      if (comm) outputs.within(makers.get(comm), () => comm.onMessage?.(content.data, buffers));
    }),
    comm_close: quietly(({ content }) => {
      const comm = comms.get(readText(content, 'comm_id'));
      // First, so that a handler that closes it once more says nothing to the front end.
      if (comm && comms.delete(comm.id)) outputs.within(makers.get(comm), () => comm.onClose?.());
    }),
    comm_info_request({ content }) {
      const target = readOptionalText(content, 'target_name');
      const wanted = [...comms.values()].filter((comm) => !target || target === comm.target);
      return {
        content: { status: 'ok', comms: Object.fromEntries(wanted.map(({ id, target: name }) => [id, { target_name: name }])) }
      };
    }
  };
  return { comms: offered, handlers };
}
