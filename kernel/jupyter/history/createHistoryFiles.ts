import { randomUUID } from 'node:crypto';
import { appendFileSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** A cell of some session. */
export interface Entry {
  session: number;
  number: number;
  code: string;
}

/** The cells of this and of earlier sessions, on disk. */
export interface HistoryFiles {
  add(number: number, code: string): void;
  /** Oldest first, without this session's. */
  earlier(): Entry[];
  /** This session's number: one more than the last one's. */
  session(): number;
}

interface Row {
  id: string;
  session: number;
  number: number;
  code: string;
}

const fullAt = 512 * 1024;
const filesKept = 4;
const longestCode = 64 * 1024;
const filePattern = /^cells-(\d+)\.jsonl$/;

/**
 * One line of JSON a cell, in files of half a megabyte of which the last four are kept. Several kernels write at once without a
 * lock: each line is one append, a new file has the next number whoever begins it, and nothing is ever rewritten. A line that
 * cannot be read is passed over. A folder that cannot be written leaves the kernel with the memory of its own session.
 */
export function createHistoryFiles(folder: string): HistoryFiles {
  const id = randomUUID();
  let own: number | undefined;

  function session(): number {
    own ??= (readRows(folder).at(-1)?.session ?? 0) + 1;
    return own;
  }

  return {
    session,
    add(number, code) {
      if (code.length > longestCode) return;
      try {
        mkdirSync(folder, { recursive: true, mode: 0o700 });
        const row: Row = { id, session: session(), number, code };
        // The line break comes first: whatever a crash has left of the line before ends here.
        appendFileSync(fileToWrite(folder), `\n${JSON.stringify(row)}`, { mode: 0o600 });
      } catch {
        // A read-only home, a full disk: the cell has run, and that is what counts.
      }
    },
    earlier: () => readRows(folder).filter((row) => row.id !== id)
  };
}

function fileNumbers(folder: string): number[] {
  try {
    const names = readdirSync(folder).map((name) => filePattern.exec(name)?.[1]);
    return names
      .filter((digits) => digits !== undefined)
      .map(Number)
      .sort((one, other) => one - other);
  } catch {
    return [];
  }
}

const fileName = (folder: string, number: number) => join(folder, `cells-${number}.jsonl`);

function fileToWrite(folder: string): string {
  const numbers = fileNumbers(folder);
  const last = numbers.at(-1) ?? 1;
  const size = statSync(fileName(folder, last), { throwIfNoEntry: false })?.size ?? 0;
  if (size < fullAt) return fileName(folder, last);
  for (const old of numbers.slice(0, 1 - filesKept)) rmSync(fileName(folder, old), { force: true });
  return fileName(folder, last + 1);
}

/** Sessions are numbered in the order in which they first appear; two that took the same number at once are told apart here. */
function readRows(folder: string): Row[] {
  const rows = fileNumbers(folder).flatMap((number) => readFile(fileName(folder, number)));
  const numbers = new Map<string, number>();
  let last = 0;
  for (const { id, session } of rows) {
    if (numbers.has(id)) continue;
    last = Math.max(last + 1, session);
    numbers.set(id, last);
  }
  return rows.map((row) => ({ ...row, session: numbers.get(row.id)! })).sort((one, other) => one.session - other.session);
}

function readFile(path: string): Row[] {
  try {
    return readFileSync(path, 'utf8')
      .split('\n')
      .map(readRow)
      .filter((row) => row !== undefined);
  } catch {
    return [];
  }
}

function readRow(line: string): Row | undefined {
  try {
    const { id, session, number, code } = JSON.parse(line) as Record<string, unknown>;
    const isWhole =
      typeof id === 'string' && typeof code === 'string' && Number.isSafeInteger(session) && Number.isSafeInteger(number);
    return isWhole ? { id, session: session as number, number: number as number, code } : undefined;
  } catch {
    return undefined;
  }
}
