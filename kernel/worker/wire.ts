import { createHmac, randomUUID, timingSafeEqual } from 'node:crypto';
import type { Header } from '../threads/messages';

/** A message as it came in. */
export interface Incoming {
  identities: Buffer[];
  header: Header;
  content: Record<string, unknown>;
  buffers: Buffer[];
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
  /** Throws when the signature is wrong. */
  decode(frames: Buffer[]): Incoming;
}

const delimiter = Buffer.from('<IDS|MSG>');
export const protocolVersion = '5.5';

/** The Jupyter wire format, signed with `key`; every message carries the kernel's own session. */
export function createWire(key: string, session: string): Wire {
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
      return [...identities, delimiter, sign(key, parts), ...parts, ...buffers.map(asBuffer)];
    },
    decode(frames) {
      const at = frames.findIndex((frame) => frame.equals(delimiter));
      if (at < 0 || frames.length < at + 6)
        throw new Error(`message: expected a delimiter and five frames, got ${frames.length} frames`);
      const parts = frames.slice(at + 2, at + 6);
      if (!sameText(frames[at + 1].toString(), sign(key, parts)))
        throw new Error('message: its signature does not match the connection key');
      return {
        identities: frames.slice(0, at),
        header: JSON.parse(parts[0].toString()) as Header,
        content: JSON.parse(parts[3].toString()) as Record<string, unknown>,
        buffers: frames.slice(at + 6)
      };
    }
  };
}

function sign(key: string, parts: (Buffer | string)[]): string {
  if (key === '') return '';
  const hmac = createHmac('sha256', key);
  for (const part of parts) hmac.update(part);
  return hmac.digest('hex');
}

function sameText(one: string, other: string): boolean {
  return one.length === other.length && timingSafeEqual(Buffer.from(one), Buffer.from(other));
}

function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
