import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { createInterruptiblePauser } from '../../../notebook/createInterruptiblePauser';

/** MD5, by which MedMNIST identifies its files, and SHA-256 of a file; both hexadecimal. */
export async function computeFileDigests(path: string): Promise<{ md5: string; sha256: string }> {
  const [md5, sha256, pause] = [createHash('md5'), createHash('sha256'), createInterruptiblePauser()];
  for await (const bytes of createReadStream(path, { highWaterMark: 2 ** 20 }) as AsyncIterable<Buffer>) {
    md5.update(bytes);
    sha256.update(bytes);
    await pause();
  }
  return { md5: md5.digest('hex'), sha256: sha256.digest('hex') };
}
