import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import type { Codec } from '../footer/Footer';
import { createSnappyUnpacker } from './createSnappyUnpacker';
import { unpackLz4, unpackLz4Frames } from './unpackLz4';
import { unpackZstd } from './unpackZstd';

/** Unpacks the bytes of a page to exactly `size` bytes, and never makes more. Throws an Error if they are damaged or of another number. */
export type UnpackPage = (codec: Codec, bytes: Buffer, size: number) => Buffer;

/** Loads what unpacks pages. */
export async function loadPageUnpacker(): Promise<UnpackPage> {
  const snappy = createSnappyUnpacker(await import('hysnappy'));
  const unpacked: UnpackPage = (codec, bytes, size) => {
    switch (codec) {
      case 'UNCOMPRESSED':
        return bytes;
      case 'GZIP':
        return gunzipSync(bytes, { maxOutputLength: size });
      case 'BROTLI':
        return brotliDecompressSync(bytes, { maxOutputLength: size });
      case 'SNAPPY':
        return snappy(bytes, size);
      case 'ZSTD':
        return unpackZstd(bytes, size);
      case 'LZ4_RAW':
        return unpackLz4(bytes, size);
      case 'LZ4':
        return unpackLz4Frames(bytes, size);
      case 'LZO':
        throw new Error('it is packed with LZO, which is not read; write it with Snappy or Zstandard');
    }
  };
  return (codec, bytes, size) => {
    // Pages without a value may have no bytes at all, packed or not.
    if (size === 0) return Buffer.alloc(0);
    const page = unpacked(codec, bytes, size);
    if (page.length !== size) throw new Error(`a page unpacks to ${page.length} bytes where its header says ${size}`);
    return page;
  };
}
