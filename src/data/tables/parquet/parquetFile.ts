import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import type { AsyncBuffer, FileMetaData } from 'hyparquet' with { 'resolution-mode': 'import' };
import { pauser } from '../../../notebook/pauser';

export interface ParquetFile {
  /** Reads parts of the file. */
  bytes: AsyncBuffer;
  metadata: FileMetaData;
  /** Hexadecimal. */
  sha256: string;
  close(): Promise<void>;
}

/** @throws Error unless the file is Parquet from its first to its last bytes. */
export async function openParquet(subject: string, path: string): Promise<ParquetFile> {
  const { parquetMetadataAsync } = await import('hyparquet');
  const file = await open(path);
  try {
    const { size } = await file.stat();
    const slice = async (start: number, end = size): Promise<ArrayBuffer> => {
      const part = new Uint8Array(Math.max(0, end - start));
      const { bytesRead } = await file.read(part, 0, part.length, start);
      if (bytesRead < part.length) throw new Error(`${part.length - bytesRead} bytes are missing at its end`);
      return part.buffer;
    };
    const bytes = { byteLength: size, slice };
    await checkMagic(subject, bytes);
    const metadata = await parquetMetadataAsync(bytes).catch((error: unknown) => {
      throw broken(subject, error);
    });
    return { bytes, metadata, sha256: await digest(path), close: () => file.close() };
  } catch (error) {
    await file.close();
    throw error;
  }
}

/** Turns hyparquet's error about a file that it cannot read into one of ours. */
export function broken(subject: string, error: unknown): Error {
  const says = error instanceof Error ? error.message : String(error);
  return new Error(`${subject}: expected whole Parquet data, got an error (${says}); write the file again`, { cause: error });
}

async function checkMagic(subject: string, { byteLength, slice }: AsyncBuffer): Promise<void> {
  const text = async (start: number, end: number) => Buffer.from(await slice(start, end)).toString('latin1');
  const first = await text(0, Math.min(4, byteLength));
  if (first === 'PARE')
    throw new Error(`${subject}: expected open data, got an encrypted Parquet file; write it without encryption`);
  if (first !== 'PAR1')
    throw new Error(`${subject}: expected a Parquet file, got a file that starts differently; read text with readCsv`);
  if (byteLength < 12 || (await text(byteLength - 4, byteLength)) !== 'PAR1')
    throw new Error(`${subject}: expected a whole Parquet file, got one that is cut off at its end; copy it again`);
}

async function digest(path: string): Promise<string> {
  const [hash, pause] = [createHash('sha256'), pauser()];
  for await (const bytes of createReadStream(path, { highWaterMark: 2 ** 20 }) as AsyncIterable<Buffer>) {
    hash.update(bytes);
    await pause();
  }
  return hash.digest('hex');
}
