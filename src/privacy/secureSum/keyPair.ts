import { createPrivateKey, createPublicKey, diffieHellman, generateKeyPairSync, hkdfSync } from 'node:crypto';

/** A key pair of X25519, as 32 bytes each, base64url. */
export interface KeyPair {
  publicKey: string;
  privateKey: string;
}

export function makeKeyPair(): KeyPair {
  const { x, d } = generateKeyPairSync('x25519').privateKey.export({ format: 'jwk' });
  return { publicKey: x!, privateKey: d! };
}

/** 32 bytes that only the owners of the two key pairs know, for one use. X25519 (RFC 7748), then HKDF with SHA-256 (RFC 5869). */
export function agreeOnKey(own: KeyPair, otherPublicKey: string, use: string): Buffer {
  const jwk = { kty: 'OKP', crv: 'X25519' };
  const privateKey = createPrivateKey({ key: { ...jwk, x: own.publicKey, d: own.privateKey }, format: 'jwk' });
  const publicKey = createPublicKey({ key: { ...jwk, x: otherPublicKey }, format: 'jwk' });
  return Buffer.from(hkdfSync('sha256', diffieHellman({ privateKey, publicKey }), Buffer.alloc(0), use, 32));
}
