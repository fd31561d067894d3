import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { inflateSync } from 'node:zlib';

/** Made by test/reference/data/cifar.py: [label, ..., digest of the pixels] of each row. */
export interface CifarReference {
  rows10: { train: [number, string][]; test: [number, string][] };
  rows100: { train: [number, number, string][]; test: [number, number, string][] };
  /** Batches as other versions and protocols save them, by name. */
  saved: { [name: string]: string };
  /** Changes of bytes, [at, byte, at, byte, ...], and what Python reads then. */
  damaged: { [name: string]: [number[], string | null][] };
  files: { [path: string]: string };
}

const folder = join(__dirname, '../../reference/data');
const read = (name: string) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as unknown;

export const cifarReference = read('cifar.json') as CifarReference;

const packed = { ...cifarReference.files, ...(read('cifarPython2.json') as { [path: string]: string }) };

export function unpack(text: string): Buffer {
  return inflateSync(Buffer.from(text, 'base64'));
}

/** A file of the reference: "cifar-10-batches-py/data_batch_1". */
export function cifarFile(path: string): Buffer {
  return unpack(packed[path]);
}

/** Writes the files of one form into a folder of its name, in another. */
export function writeCifar(form: string, into: string): string {
  for (const path of Object.keys(packed).filter((one) => one.startsWith(`${form}/`))) {
    mkdirSync(dirname(join(into, path)), { recursive: true });
    writeFileSync(join(into, path), cifarFile(path));
  }
  return join(into, form);
}
