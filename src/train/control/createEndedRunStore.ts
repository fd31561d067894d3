import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { LiveRun } from '../../record/LiveRun';
import { computeRunKey } from '../../record/computeRunKey';
import type { RunRecord } from '../../record/RunRecord';

/** The runs of a session that have ended, with their records, for pages that were not there when they ended. */
export interface EndedRuns {
  keep(last: LiveRun, record: RunRecord): void;
  /** How each of them ended, the oldest first. */
  all(): LiveRun[];
  /** The record of a run; undefined if it is not kept. */
  record(key: string): RunRecord | undefined;
}

const most = { runs: 1000, characters: 32_000_000 };

/**
 * Keeps the newest runs: at most 1,000, with at most 32 MB of records.
 *
 * @param folder where they outlive a restart of the kernel, a file each. Undefined: they live as long as the process.
 */
export function createEndedRunStore(folder: string | undefined): EndedRuns {
  const runs = new Map<string, { last: LiveRun; text: string; file: string | undefined }>();
  let characters = 0;

  function add(last: LiveRun, text: string, file: string | undefined): void {
    drop(computeRunKey(last));
    runs.set(computeRunKey(last), { last, text, file });
    characters += text.length;
    for (const key of runs.keys()) {
      if (runs.size <= most.runs && characters <= most.characters) break;
      drop(key);
    }
  }

  function drop(key: string): void {
    const run = runs.get(key);
    if (!run) return;
    runs.delete(key);
    characters -= run.text.length;
    if (run.file !== undefined) rmSync(run.file, { force: true });
  }

  for (const { last, text, file } of folder === undefined ? [] : readRuns(folder)) add(last, text, file);
  return {
    keep(last, record) {
      // The curve of the loss is in the record.
      const light = { ...last, spark: [] };
      const text = JSON.stringify(record);
      add(light, text, folder === undefined ? undefined : writeRun(folder, light, text));
    },
    all: () => [...runs.values()].map(({ last }) => last),
    record(key) {
      const text = runs.get(key)?.text;
      return text === undefined ? undefined : (JSON.parse(text) as RunRecord);
    }
  };
}

/** Two lines: how the run ended, and its record. A folder that cannot be written to costs only what it is for. */
function writeRun(folder: string, last: LiveRun, text: string): string | undefined {
  const name = createHash('sha256').update(computeRunKey(last)).digest('hex').slice(0, 16);
  const file = join(folder, `${last.started.replace(/\W/g, '')}-${name}.jsonl`);
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    writeFileSync(file, `${JSON.stringify(last)}\n${text}\n`, { mode: 0o600 });
    return file;
  } catch {
    return undefined;
  }
}

/** The oldest first, as their names say. A file that was not written to its end is left out. */
function readRuns(folder: string): { last: LiveRun; text: string; file: string }[] {
  return namesIn(folder).flatMap((name) => {
    const file = join(folder, name);
    try {
      const [line, text, end] = readFileSync(file, 'utf8').split('\n');
      return end === undefined ? [] : [{ last: JSON.parse(line) as LiveRun, text, file }];
    } catch {
      return [];
    }
  });
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder)
      .filter((name) => name.endsWith('.jsonl'))
      .sort();
  } catch {
    // There is none before the first run has ended.
    return [];
  }
}
