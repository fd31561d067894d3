import { closeSync, fsyncSync, mkdirSync, readFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { decodeCheckedLine, encodeCheckedLine } from '../../../data/disk/encodeCheckedLine';
import { openAppendFile } from '../../../data/disk/openAppendFile';
import { showPath } from '../../../checks/showPath';
import { createJournal, type JournalLine } from './createJournal';
import { isJournalLine } from './isJournalLine';
import type { Journal } from './Journal';
import type { SweepIdentity } from './SweepIdentity';

export const journalFile = 'sweep.jsonl';

/**
 * The journal of a sweep: with a folder, a file that is only ever added to. Each line has a checksum of its own, is written by one call of the system and begins with the end of
 * the line before, so that what a killed process has left of a line spoils no other.
 *
 * @throws RangeError if another sweep is in the folder, Error if the file cannot be read and written.
 */
export function openJournal(folder: string | undefined, identity: SweepIdentity): Journal {
  if (folder === undefined)
    return createJournal(
      [],
      () => undefined,
      () => undefined
    );
  const file = openFile(folder);
  try {
    const lines = readFileSync(file, 'utf8').split('\n').map(decodeCheckedLine);
    const first = lines.find(isIdentity);
    const write = (line: object) => {
      const bytes = Buffer.from(`\n${encodeCheckedLine(line)}`);
      if (writeSync(file, bytes) < bytes.length)
        throw new Error(`sweep: expected room for ${journalFile}, got a full disk; free some space and call it again`);
      fsyncSync(file);
    };
    if (first) checkSame(folder, first, identity);
    else write({ type: 'sweep', ...identity });
    return createJournal(first ? lines.filter(isJournalLine) : [], write as (line: JournalLine) => void, () => closeSync(file));
  } catch (error) {
    closeSync(file);
    throw error;
  }
}

function openFile(folder: string): number {
  try {
    mkdirSync(folder, { recursive: true });
    return openAppendFile(join(folder, journalFile));
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    throw new Error(
      `sweep: expected ${journalFile} in ${showPath(folder)} to be a file that can be written, got ${code ?? message}; give another folder`,
      { cause: error }
    );
  }
}

function isIdentity(line: unknown): line is SweepIdentity {
  return (line as { type?: unknown } | undefined)?.type === 'sweep';
}

const differences: { [Name in keyof SweepIdentity]: string } = {
  version: 'of this version of Stillroom',
  plan: 'with the same parameters, search, scheduler, metric and seed',
  module: 'of the same trial'
};

function checkSame(folder: string, before: SweepIdentity, now: SweepIdentity): void {
  for (const name of ['version', 'plan', 'module'] as const)
    if (before[name] !== now[name])
      throw new RangeError(
        `sweep: expected the folder of a sweep ${differences[name]}, got ${showPath(folder)}, whose sweep has another; give another folder`
      );
}
