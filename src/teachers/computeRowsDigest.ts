import { createHash } from 'node:crypto';
import type { AnyDataset } from '../data/Dataset';
import { bytesOf } from '../data/disk/RowFile';
import { generateRowBlocks } from '../data/generateRowBlocks';
import { createInterruptiblePauser } from '../notebook/createInterruptiblePauser';

/** SHA-256 of what a teacher knows and of a dataset's rows, hexadecimal. Labels and names do not affect logits. */
export async function computeRowsDigest(data: AnyDataset, knows: string): Promise<string> {
  const hash = createHash('sha256').update(`${knows} [${data.shape}]\0`);
  const pause = createInterruptiblePauser();
  for (const { x } of generateRowBlocks(data)) {
    hash.update(bytesOf(x));
    await pause();
  }
  return hash.digest('hex');
}
