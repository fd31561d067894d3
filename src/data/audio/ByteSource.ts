import { openRegularFile } from '../files/openRegularFile';

/** Bytes that are read where they are needed: of a file or in memory. */
export interface ByteSource {
  /** How many there are, whatever a header says. */
  length: number;
  /** The bytes from a place on, fewer at the end. */
  read(from: number, count: number): Promise<Buffer>;
  close(): Promise<void>;
}

/** @param refuse makes the error from what was found: "ENOENT", "a folder", "a pipe or a device". */
export async function fileSource(path: string, refuse: (got: string) => Error): Promise<ByteSource> {
  const { file, bytes: length } = await openRegularFile(path, refuse);
  return {
    length,
    async read(from, count) {
      const bytes = Buffer.allocUnsafeSlow(Math.max(0, Math.min(count, length - from)));
      let end = 0;
      while (end < bytes.length) {
        const { bytesRead } = await file
          .read(bytes, end, bytes.length - end, from + end)
          .catch((error: NodeJS.ErrnoException) => {
            throw error.code === undefined ? error : refuse(error.code);
          });
        // It has become shorter meanwhile.
        if (bytesRead === 0) break;
        end += bytesRead;
      }
      return bytes.subarray(0, end);
    },
    close: () => file.close()
  };
}

export function memorySource(bytes: Uint8Array): ByteSource {
  const all = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return {
    length: all.length,
    read: async (from, count) => all.subarray(from, from + count),
    close: async () => {}
  };
}
