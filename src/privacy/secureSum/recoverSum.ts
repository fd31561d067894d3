import { addMask } from './addMask';
import { decodeFixedPoint } from './fixedPoint';
import { agreeOnKey } from './keyPair';
import { computeMaskSign } from './computeMaskSign';
import type { KeysMessage, MaskedMessage, UnmaskingMessage } from './SecureSumMessage';
import { joinShares } from './shareSecret';

export interface ReceivedMessages {
  keys: readonly KeysMessage[];
  masked: readonly MaskedMessage[];
  /** Of at least `threshold` clients. */
  unmasking: readonly UnmaskingMessage[];
  threshold: number;
}

/** What the server does at the end: it adds what came, and takes away the masks that do not cancel: each client's own, and those with clients that were lost before they sent their numbers. */
export function recoverSum({ keys, masked, unmasking, threshold }: ReceivedMessages): Float32Array {
  const all = masked.map(({ values }) => new BigUint64Array(new Uint8Array(Buffer.from(values, 'base64')).buffer));
  const sum = new BigUint64Array(all[0].length);
  for (const values of all) for (let i = 0; i < sum.length; i++) sum[i] = BigInt.asUintN(64, sum[i] + values[i]);
  const join = (of: 'seeds' | 'keys', client: string) =>
    joinShares(unmasking.slice(0, threshold).map((message) => message[of].find((share) => share.client === client)!));
  const counted = new Set(masked.map(({ from }) => from));
  for (const client of counted) addMask(sum, join('seeds', client), -1);
  keys.forEach(({ from, maskKey }, lost) => {
    if (counted.has(from)) return;
    const pair = { publicKey: maskKey, privateKey: join('keys', from).toString('base64url') };
    keys.forEach((other, place) => {
      // What the other client has added is taken away.
      if (counted.has(other.from)) addMask(sum, agreeOnKey(pair, other.maskKey, 'mask'), computeMaskSign(lost, place));
    });
  });
  return decodeFixedPoint(sum);
}
