import { randomBytes } from 'node:crypto';
import { addMask } from './addMask';
import { encodeFixedPoint } from './fixedPoint';
import { agreeOnKey, makeKeyPair } from './keyPair';
import { computeMaskSign } from './computeMaskSign';
import { encryptText, unseal } from './encryptText';
import type { ClientShare, KeysMessage, MaskedMessage, SharesMessage, UnmaskingMessage } from './SecureSumMessage';
import { shareSecret, type SecretShare } from './shareSecret';

/** A client of one sum. It keeps its secrets, and answers each of the four calls once, in this order. */
export interface SecureClient {
  keys(): KeysMessage;
  /** @param all what the clients told, in an order that all share. */
  shares(all: readonly KeysMessage[]): SharesMessage[];
  mask(values: Float32Array): MaskedMessage;
  /**
   * @param received the shares for this client.
   * @param counted who sent numbers.
   */
  unmask(received: readonly SharesMessage[], counted: readonly string[]): UnmaskingMessage;
}

interface OwnShares {
  seed: SecretShare;
  key: SecretShare;
}

/**
 * What a client does in a secure sum. Its numbers go out under a mask with each other client, which cancels in the sum, and one of its own. Any `threshold` clients
 * can give back the key of a client that was lost before it sent its numbers, or the own mask of one that sent them.
 */
export function createSecureClient(subject: string, name: string, threshold: number): SecureClient {
  const [maskPair, sealPair] = [makeKeyPair(), makeKeyPair()];
  const seed = randomBytes(32);
  let clients: readonly KeysMessage[] = [];
  let own: OwnShares;
  const sealWith = ({ from, sealKey }: KeysMessage) =>
    agreeOnKey(sealPair, sealKey, `seal ${JSON.stringify([name, from].sort())}`);
  return {
    keys: () => ({ kind: 'keys', from: name, maskKey: maskPair.publicKey, sealKey: sealPair.publicKey }),
    shares(all) {
      clients = all;
      const ofSeed = shareSecret(seed, threshold, all.length);
      const ofKey = shareSecret(Buffer.from(maskPair.privateKey, 'base64url'), threshold, all.length);
      own = { seed: ofSeed[placeOf(all, name)], key: ofKey[placeOf(all, name)] };
      return all.flatMap((other, i): SharesMessage[] => {
        if (other.from === name) return [];
        const sealed = encryptText(sealWith(other), JSON.stringify({ seed: ofSeed[i], key: ofKey[i] }));
        return [{ kind: 'shares', from: name, to: other.from, sealed }];
      });
    },
    mask(values) {
      const masked = encodeFixedPoint(subject, name, values, clients.length);
      addMask(masked, seed, 1);
      const place = placeOf(clients, name);
      clients.forEach(({ from, maskKey }, i) => {
        if (from !== name) addMask(masked, agreeOnKey(maskPair, maskKey, 'mask'), computeMaskSign(place, i));
      });
      return { kind: 'masked', from: name, values: Buffer.from(masked.buffer).toString('base64') };
    },
    unmask(received, counted) {
      const seeds: ClientShare[] = [];
      const keys: ClientShare[] = [];
      const give = (of: string, shares: OwnShares) => {
        if (counted.includes(of)) seeds.push({ client: of, ...shares.seed });
        else keys.push({ client: of, ...shares.key });
      };
      give(name, own);
      for (const { from, sealed } of received)
        give(from, JSON.parse(unseal(sealWith(clients[placeOf(clients, from)]), sealed)) as OwnShares);
      return { kind: 'unmasking', from: name, seeds, keys };
    }
  };
}

function placeOf(all: readonly KeysMessage[], name: string): number {
  return all.findIndex(({ from }) => from === name);
}
