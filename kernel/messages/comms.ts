import { randomUUID } from 'node:crypto';
import type { Outputs } from '../outputs';
import type { Handler } from './Handler';

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
    return comm;
  }

  const offered: Comms = {
    register: (target, opened) => void targets.set(target, opened),
    open(target, data = {}, buffers) {
      const comm = create(randomUUID(), target);
      outputs.publish('comm_open', { comm_id: comm.id, target_name: target, data }, buffers);
      return comm;
    }
  };
  (globalThis as Record<symbol, unknown>)[Symbol.for('stillroom.comms')] = offered;

  const handlers: Record<string, Handler> = {
    comm_open({ content, buffers }) {
      const id = String(content.comm_id);
      const target = String(content.target_name);
      const opened = targets.get(target);
      if (opened === undefined) outputs.publish('comm_close', { comm_id: id, data: {} });
      else opened(create(id, target), content.data, buffers);
      return { content: null };
    },
    comm_msg({ content, buffers }) {
      comms.get(String(content.comm_id))?.onMessage?.(content.data, buffers);
      return { content: null };
    },
    comm_close({ content }) {
      const id = String(content.comm_id);
      comms.get(id)?.onClose?.();
      comms.delete(id);
      return { content: null };
    },
    comm_info_request({ content }) {
      const wanted = [...comms.values()].filter(({ target }) => !content.target_name || target === content.target_name);
      return {
        content: { status: 'ok', comms: Object.fromEntries(wanted.map(({ id, target }) => [id, { target_name: target }])) }
      };
    }
  };
  return { comms: offered, handlers };
}
