import type { SecretShare } from './shareSecret';

/** What travels between clients and server: plain data, of which JSON can be made. Keys are base64url, other bytes base64. */
export type SecureSumMessage = KeysMessage | SharesMessage | MaskedMessage | UnmaskingMessage;

/** To all: the public keys of a client. */
export interface KeysMessage {
  kind: 'keys';
  from: string;
  /** Two clients agree on their mask by these. */
  maskKey: string;
  /** Two clients agree by these on the key that seals their shares. */
  sealKey: string;
}

/** From one client to another, through the server, which cannot read it. */
export interface SharesMessage {
  kind: 'shares';
  from: string;
  to: string;
  /** Sealed by AES-256-GCM: 12 bytes of nonce, 16 of tag, then the shares. */
  sealed: string;
}

/** To the server: the numbers of a client under all its masks, 8 bytes each. */
export interface MaskedMessage {
  kind: 'masked';
  from: string;
  values: string;
}

/** To the server: for each client that sent its numbers a share of the seed of its own mask, and for each that did not a share of its mask key. Never both of one client. */
export interface UnmaskingMessage {
  kind: 'unmasking';
  from: string;
  seeds: ClientShare[];
  keys: ClientShare[];
}

/** A share of a secret of a client. */
export interface ClientShare extends SecretShare {
  client: string;
}
