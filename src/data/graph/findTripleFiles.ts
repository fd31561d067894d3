import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { checkFolderAt } from '../sources/imageFiles/checkFolderAt';
import { graphSplits, type GraphSplit } from './Graph';

const wordsOf: { [split in GraphSplit]: readonly string[] } = {
  train: ['train'],
  validation: ['valid', 'validation', 'dev'],
  test: ['test']
};
const endings = ['.txt', '.tsv'];

/** @throws TypeError or RangeError unless there is a folder with the triples to train on, and one file for each split. */
export async function findTripleFiles(subject: string, path: string): Promise<{ [split in GraphSplit]?: string }> {
  const folder = await checkFolderAt(subject, path);
  const names = new Set(await readdir(folder));
  const files: { [split in GraphSplit]?: string } = {};
  for (const split of graphSplits) {
    const found = wordsOf[split].flatMap((word) => endings.map((ending) => word + ending)).filter((name) => names.has(name));
    if (found.length > 1)
      throw new RangeError(
        `${subject}: expected one file of ${split} triples, got ${found.join(' and ')}; give {train: path, validation: path, test: path}`
      );
    if (found.length === 1) files[split] = join(folder, found[0]);
  }
  if (files.train === undefined)
    throw new RangeError(
      `${subject}: expected train.txt or train.tsv in the folder, got none; give {train: path, validation: path, test: path}`
    );
  return files;
}
