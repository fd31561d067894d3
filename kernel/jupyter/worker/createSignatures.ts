import { createHmac, timingSafeEqual } from 'node:crypto';

export interface Signatures {
  sign(parts: (Buffer | string)[]): string;
  /** True once for a message that was signed with the key: the same message sent again is not its author's. */
  accept(signature: string, parts: Buffer[]): boolean;
}

/** Of a session of months no more than this is remembered. */
const mostRemembered = 1 << 16;

/** With an empty key messages are unsigned and all are accepted, as the protocol says. */
export function createSignatures(key: string, scheme: string): Signatures {
  const algorithm = scheme.replace(/^hmac-/, '');
  const seen = new Set<string>();

  function sign(parts: (Buffer | string)[]): string {
    if (key === '') return '';
    const hmac = createHmac(algorithm, key);
    for (const part of parts) hmac.update(part);
    return hmac.digest('hex');
  }

  return {
    sign,
    accept(signature, parts) {
      if (key === '') return true;
      if (!sameText(signature, sign(parts)) || seen.has(signature)) return false;
      seen.add(signature);
      if (seen.size > mostRemembered) seen.delete(seen.values().next().value!);
      return true;
    }
  };
}

function sameText(one: string, other: string): boolean {
  const bytes = Buffer.from(one);
  const others = Buffer.from(other);
  return bytes.length === others.length && timingSafeEqual(bytes, others);
}
