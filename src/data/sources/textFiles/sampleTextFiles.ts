import { createHash } from 'node:crypto';
import { createRandom, shuffle, type Random } from '../../../stats/createRandom';
import { readRegularFile } from '../../files/readRegularFile';
import type { ListedText } from './listTextFiles';
import type { TextFile } from './TextFile';

export interface LeftOutFiles {
  unreadable: number;
  binary: number;
  copies: number;
  otherSize: number;
}

interface Limits {
  seed: number;
  mostOfClass: number;
  mostOfPackage: number;
  leastBytes: number;
  mostBytes: number;
}

/**
 * Opens as many files as are wanted: of each class one of each package in turn, packages and files in a random order, until there are enough. What cannot be read, holds a
 * zero byte, has another size or was there before in the same bytes is left out.
 */
export async function sampleTextFiles(
  listed: readonly ListedText[],
  classes: number,
  { seed, mostOfClass, mostOfPackage, leastBytes, mostBytes }: Limits,
  pause: () => Promise<void>
): Promise<{ files: TextFile[]; leftOut: LeftOutFiles }> {
  const files: TextFile[] = [];
  const leftOut: LeftOutFiles = { unreadable: 0, binary: 0, copies: 0, otherSize: 0 };
  const groups = new Map([...new Set(listed.map((one) => one.package))].sort().map((name, i) => [name, i]));
  const seen = new Set<string>();
  const next = createRandom(seed);

  const take = async ({ path, label, package: name }: ListedText): Promise<boolean> => {
    const isOfOtherSize = (got: string) => got.endsWith(' bytes');
    const bytes = await readRegularFile(path, (got) => new RangeError(got), mostBytes).catch((error: Error) => {
      leftOut[isOfOtherSize(error.message) ? 'otherSize' : 'unreadable']++;
      return null;
    });
    if (!bytes) return false;
    const digest = createHash('sha256').update(bytes).digest('base64');
    const fault = bytes.length < leastBytes ? 'otherSize' : bytes.includes(0) ? 'binary' : seen.has(digest) ? 'copies' : null;
    if (fault) leftOut[fault]++;
    else files.push({ bytes: Uint8Array.from(bytes), label, group: groups.get(name)! });
    seen.add(digest);
    return !fault;
  };

  for (let label = 0; label < classes; label++) {
    const own = listed.filter((one) => one.label === label);
    const ofPackage = new Map<string, number>();
    let count = 0;
    for (const one of generateInTurns(own, next)) {
      if (count === mostOfClass) break;
      const before = ofPackage.get(one.package) ?? 0;
      if (before === mostOfPackage || !(await take(one))) continue;
      ofPackage.set(one.package, before + 1);
      count++;
      await pause();
    }
  }
  return { files, leftOut };
}

/** The first file of each package, then the second of each, and so on; in a random order. */
function* generateInTurns(listed: readonly ListedText[], next: Random): Generator<ListedText> {
  const packages = new Map<string, ListedText[]>();
  for (const one of listed) {
    const own = packages.get(one.package);
    if (own) own.push(one);
    else packages.set(one.package, [one]);
  }
  const queues = [...packages.values()].map((own) => shuffle([...own.keys()], next).map((i) => own[i]));
  const order = shuffle([...queues.keys()], next).map((i) => queues[i]);
  for (let turn = 0, open = order; open.length > 0; turn++, open = open.filter((own) => own.length > turn))
    for (const own of open) yield own[turn];
}
