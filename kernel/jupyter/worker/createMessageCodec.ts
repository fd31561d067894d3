import { randomUUID } from 'node:crypto';
import type { Header } from '../../threads/ThreadMessages';
import { isJsonNestedDeeper } from './isJsonNestedDeeper';
import type { Signatures } from './createSignatures';

/** A message as it came in. */
export interface Incoming {
  identities: Buffer[];
  header: Header;
  content: Record<string, unknown>;
  buffers: Buffer[];
  /** Why the message cannot be taken, although its sender has the key. Its content is then empty. */
  problem?: string;
}

/** A message to send; `content` is JSON text. */
export interface Outgoing {
  type: string;
  content: string;
  parent: Header | null;
  identities?: Buffer[];
  buffers?: Uint8Array[];
}

export interface Wire {
  encode(message: Outgoing): (Buffer | string)[];
  /** Throws when the signature is wrong or was seen before, and when it is no message. */
  decode(frames: Buffer[]): Incoming;
}

const delimiter = Buffer.from('<IDS|MSG>');
export const protocolVersion = '5.5';

/** The Jupyter wire format; every message carries the kernel's own session. */
export function createMessageCodec({ sign, accept }: Signatures, session: string): Wire {
  return {
    encode({ type, content, parent, identities = [], buffers = [] }) {
      const header: Header = {
        msg_id: randomUUID(),
        session,
        username: 'kernel',
        date: new Date().toISOString(),
        msg_type: type,
        version: protocolVersion
      };
      const parts = [JSON.stringify(header), JSON.stringify(parent ?? {}), '{}', content];
      return [...identities, delimiter, sign(parts), ...parts, ...buffers.map(asBuffer)];
    },
    decode(frames) {
      const at = frames.findIndex((frame) => frame.equals(delimiter));
      if (at < 0 || frames.length < at + 6)
        throw new Error(`message: expected a delimiter and five frames, got ${frames.length} frames`);
      const parts = frames.slice(at + 2, at + 6);
      if (!accept(frames[at + 1].toString(), parts))
        throw new Error('message: expected a new one that is signed with the connection key');
      const header = parse(parts[0]);
      for (const field of ['msg_id', 'msg_type', 'session'])
        if (typeof header[field] !== 'string') throw new Error(`message: expected a header with ${field}`);
      if (typeof header.subshell_id !== 'string') delete header.subshell_id;
      return {
        identities: frames.slice(0, at),
        header: header as unknown as Header,
        ...contentIn(parts[3]),
        buffers: frames.slice(at + 6)
      };
    }
  };
}

/** What carries a message to the main thread, and what shows it there, goes down level by level, and has no room for more. */
const deepest = 500;

function contentIn(frame: Buffer): Pick<Incoming, 'content' | 'problem'> {
  try {
    return { content: parse(frame) };
  } catch (error) {
    return { content: {}, problem: error instanceof Error ? error.message : String(error) };
  }
}

/** Content that is no object has none of the fields that its request needs, and is answered so. */
function parse(frame: Buffer): Record<string, unknown> {
  if (isJsonNestedDeeper(frame, deepest)) throw new TypeError(`content: expected JSON of at most ${deepest} levels, got more`);
  const value: unknown = JSON.parse(frame.toString());
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
