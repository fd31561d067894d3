import { openRegularFile } from './openRegularFile';

/**
 * The bytes of a regular file. A pipe may never end and a device may give bytes for ever, so both are refused before anything is read, as is a file that
 * is too large.
 *
 * @param refuse makes the error from what was found: "ENOENT", "a folder", "a pipe or a device", "7 bytes".
 */
export async function readRegularFile(path: string, refuse: (got: string) => Error, mostBytes = 2 ** 31 - 1): Promise<Buffer> {
  const { file, bytes: size } = await openRegularFile(path, refuse);
  try {
    if (size > mostBytes) throw refuse(`${size} bytes`);
    const bytes = Buffer.alloc(size);
    let end = 0;
    while (end < bytes.length) {
      const { bytesRead } = await file.read(bytes, end, bytes.length - end, end);
      if (bytesRead === 0) break;
      end += bytesRead;
    }
    return bytes.subarray(0, end);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw code === undefined ? error : refuse(code);
  } finally {
    await file.close();
  }
}
