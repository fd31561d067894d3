import { open } from 'node:fs/promises';
import { createInterruptiblePauser } from '../../../notebook/createInterruptiblePauser';
import { parseNpyHeader, type NpyHeader } from './parseNpyHeader';
import { bytesOfType, createNumberDecoder, numberTypes, type TakeNumbers } from './createNumberDecoder';
import { unpackZipEntry } from './unpackZipEntry';
import { readZipDirectory, type ZipEntry } from './readZipDirectory';

/** An open .npz file: NumPy's zip of arrays. */
export interface Npz {
  /** Names of the arrays, without ".npy". */
  names: string[];
  /** How many bytes an array has when it is unpacked, header included, as the zip says. */
  bytes(name: string): number;
  /** How many bytes it has in the zip. */
  packedBytes(name: string): number;
  /** Reads an array: `begin` gets its header and either refuses it or returns the function that takes its numbers. */
  read(name: string, begin: (header: NpyHeader, subject: string) => TakeNumbers): Promise<void>;
  close(): Promise<void>;
}

/** @throws Error unless the file is a zip. */
export async function openNpz(subject: string, path: string): Promise<Npz> {
  const file = await open(path);
  try {
    const entries = new Map<string, ZipEntry>();
    for (const [name, entry] of await readZipDirectory(subject, file))
      if (name.endsWith('.npy')) entries.set(name.slice(0, -4), entry);
    return {
      names: [...entries.keys()],
      bytes: (name) => entries.get(name)?.size ?? 0,
      packedBytes: (name) => entries.get(name)?.packed ?? 0,
      read: async (name, begin) => {
        const entry = entries.get(name);
        const place = `${subject}, array ${JSON.stringify(name)}`;
        if (!entry) {
          const found = entries.size > 0 ? [...entries.keys()].slice(0, 12).join(', ') : 'none';
          throw new Error(`${subject}: expected an array ${JSON.stringify(name)}, got ${found}; write the file with all of them`);
        }
        const take = arrayParts(place, entry.size, begin);
        const pause = createInterruptiblePauser();
        await unpackZipEntry(place, file, entry, async (part) => {
          take(part);
          await pause();
        });
        take(null);
      },
      close: () => file.close()
    };
  } catch (error) {
    await file.close();
    throw error;
  }
}

/** Takes the bytes of an array part by part, the header first; null says that there are no more. */
function arrayParts(subject: string, size: number, begin: (header: NpyHeader, subject: string) => TakeNumbers) {
  let head: Buffer | null = Buffer.alloc(0);
  let numbers: (bytes: Buffer) => void;
  return (part: Buffer | null): void => {
    if (part === null) {
      if (head) throw new Error(`${subject}: expected an array (.npy), got ${head.length} bytes; write it with numpy.savez`);
    } else if (head) {
      head = Buffer.concat([head, part]);
      const header = parseNpyHeader(subject, head);
      if (!header) return;
      checkSize(subject, header, size);
      numbers = createNumberDecoder(header.type, begin(header, subject));
      numbers(head.subarray(header.length));
      head = null;
    } else numbers(part);
  };
}

function checkSize(subject: string, { type, shape, length }: NpyHeader, size: number): void {
  if (!Object.hasOwn(numberTypes, type))
    throw new Error(
      `${subject}: expected numbers of type ${Object.keys(numberTypes).join(', ')}, got ${type}; save array.astype("<f4")`
    );
  const expected = shape.reduce((a, b) => a * b, 1) * bytesOfType(type);
  if (expected !== size - length)
    throw new Error(
      `${subject}: expected ${expected} bytes for the shape [${shape.join(', ')}] of ${type}, got ${size - length}; write the file again`
    );
}
