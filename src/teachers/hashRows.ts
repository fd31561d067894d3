import { createHash } from 'node:crypto';
import type { Dataset } from '../data/Dataset';
import { interruptiblePauser } from '../notebook/interruptiblePauser';

/** SHA-256 of what a teacher knows and of a dataset's rows, hexadecimal. Labels and names do not affect logits. */
export async function hashRows({ x, shape }: Dataset, knows: string): Promise<string> {
  const hash = createHash('sha256').update(`${knows} [${shape}]\0`);
  const bytes = new Uint8Array(x.buffer, x.byteOffset, x.byteLength);
  const pause = interruptiblePauser();
  for (let start = 0; start < bytes.length; start += chunk) {
    hash.update(bytes.subarray(start, start + chunk));
    await pause();
  }
  return hash.digest('hex');
}

/** 4 MB: some milliseconds. */
const chunk = 2 ** 22;
