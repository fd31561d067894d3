import { createHash } from 'node:crypto';
import { realpath } from 'node:fs/promises';
import { dirname, isAbsolute, join } from 'node:path';
import { showValue, visible } from '../../checks/showValue';
import { isInsideFolder } from '../../data/files/isInsideFolder';
import { openRegularFile } from '../../data/files/openRegularFile';
import { readRegularFile } from '../../data/files/readRegularFile';
import type { OnnxFile } from './createOnnxModel';
import { readOnnxGraph, type OnnxGraph } from './wire/readOnnxGraph';

/**
 * The bytes of an ONNX file, with what its graph is and a hash of it and of the weights beside it.
 *
 * @throws Error or RangeError for a file that is missing, damaged or something else, or that names weights outside its folder.
 */
export async function readOnnxFile(subject: string, path: string): Promise<OnnxFile> {
  const bytes = await readRegularFile(path, (got) => {
    const found = got === 'ENOENT' ? 'no file' : got;
    return new Error(`${subject}: expected ${visible(path)} to be an ONNX file, got ${found}; look at the path`);
  });
  let graph: OnnxGraph;
  try {
    graph = readOnnxGraph(bytes);
  } catch (error) {
    throw new RangeError(
      `${subject}: expected ${visible(path)} to be an ONNX file, got one that is damaged or something else (${(error as Error).message}); export the model again`,
      { cause: error }
    );
  }
  const folder = await realpath(dirname(path));
  const hash = createHash('sha256').update(bytes);
  let size = bytes.length;
  for (const name of graph.externalFiles)
    size += await addExternalFile(subject, { path, folder, name }, (part) => hash.update(part));
  return { bytes, folder, graph, size, hash: hash.digest('hex') };
}

/** Tells the bytes of a file with weights. */
async function addExternalFile(
  subject: string,
  { path, folder, name }: { path: string; folder: string; name: string },
  tell: (part: Buffer) => void
): Promise<number> {
  const refuse = (got: string) =>
    new Error(
      `${subject}: expected the weights of ${visible(path)} in ${showValue(name)} beside it, got ${got}; put that file into the same folder`
    );
  const place = join(folder, name);
  if (isAbsolute(name) || name.includes('\0') || !isInsideFolder(folder, place)) throw refuse('a path out of the folder');
  const real = await realpath(place).catch(() => place);
  if (!isInsideFolder(folder, real)) throw refuse('a link out of the folder');
  const { file, bytes } = await openRegularFile(real, (code) => refuse(code === 'ENOENT' ? 'no file' : code));
  // It closes the file at its end.
  for await (const part of file.createReadStream()) tell(part as Buffer);
  return bytes;
}
