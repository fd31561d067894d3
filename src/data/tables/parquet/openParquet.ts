import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { createInterruptiblePauser } from '../../../notebook/createInterruptiblePauser';
import type { Footer } from './footer/Footer';
import { readFooter } from './footer/readFooter';
import { createFileWindow, type ReadBytes } from './pages/createFileWindow';
import { loadPageUnpacker, type UnpackPage } from './pages/loadPageUnpacker';
import { readErrorMessage } from '../../../checks/readErrorMessage';

export interface ParquetFile {
  read: ReadBytes;
  unpack: UnpackPage;
  footer: Footer;
  /** Whether its data pages have checksums, from the first page that is read. */
  checksums: { seen?: boolean };
  /** Hexadecimal. */
  sha256: string;
  close(): Promise<void>;
}

const longestFooter = 2 ** 28;

/** @throws Error unless the file is Parquet from its first to its last bytes. */
export async function openParquet(subject: string, path: string): Promise<ParquetFile> {
  const file = await open(path);
  try {
    const { size } = await file.stat();
    const slice = async (start: number, end: number): Promise<Buffer> => {
      const part = Buffer.alloc(end - start);
      const { bytesRead } = await file.read(part, 0, part.length, start);
      return part.subarray(0, bytesRead);
    };
    await checkMagic(subject, size, slice);
    let footer;
    try {
      const length = (await slice(size - 8, size - 4)).readUInt32LE(0);
      if (length > size - 12 || length > longestFooter) throw new Error(`it says that its end has ${length} of ${size} bytes`);
      footer = readFooter(await slice(size - 8 - length, size - 8), size);
    } catch (error) {
      throw broken(subject, error);
    }
    const unpack = await loadPageUnpacker();
    return {
      read: createFileWindow(file, size),
      unpack,
      footer,
      checksums: {},
      sha256: await digest(path),
      close: () => file.close()
    };
  } catch (error) {
    await file.close();
    throw error;
  }
}

/** An error about a file that cannot be read, from one about its bytes. */
export function broken(subject: string, error: unknown): Error {
  const says = readErrorMessage(error);
  return new Error(`${subject}: expected whole Parquet data, got an error (${says}); write the file again`, { cause: error });
}

async function checkMagic(subject: string, size: number, slice: (start: number, end: number) => Promise<Buffer>): Promise<void> {
  const text = async (start: number, end: number) => (await slice(start, end)).toString('latin1');
  const first = await text(0, Math.min(4, size));
  if (first === 'PARE')
    throw new Error(`${subject}: expected open data, got an encrypted Parquet file; write it without encryption`);
  if (first !== 'PAR1')
    throw new Error(`${subject}: expected a Parquet file, got a file that starts differently; read text with readCsv`);
  if (size < 12 || (await text(size - 4, size)) !== 'PAR1')
    throw new Error(`${subject}: expected a whole Parquet file, got one that is cut off at its end; copy it again`);
}

async function digest(path: string): Promise<string> {
  const [hash, pause] = [createHash('sha256'), createInterruptiblePauser()];
  for await (const bytes of createReadStream(path, { highWaterMark: 2 ** 20 }) as AsyncIterable<Buffer>) {
    hash.update(bytes);
    await pause();
  }
  return hash.digest('hex');
}
