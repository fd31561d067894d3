import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Dataset } from '../../../src/data/Dataset';

/** The Python that set-up made, which brings the XGBoost library; on Windows it lies elsewhere. */
const python = join(__dirname, '..', '..', '..', '.venv', 'bin', 'python');

export const hasPython = existsSync(python);

export function newFolder(): string {
  return mkdtempSync(join(tmpdir(), 'stillroom-'));
}

/** What models.py says of a command. */
export function askPython<Answer>(command: 'write' | 'read' | 'refit', folder: string): Answer {
  const said = execFileSync(python, [join(__dirname, 'models.py'), command, folder], { maxBuffer: 2 ** 28 });
  return JSON.parse(said.toString()) as Answer;
}

/** The rows for models.py, NaN as null, with more that it should know. */
export function writeRows(folder: string, { x, y, features }: Dataset, more: object = {}): void {
  const width = x.length / y.length;
  const rows = Array.from(y, (_, row) => Array.from(x.subarray(row * width, (row + 1) * width)));
  const columns = {
    names: features?.map(({ name }) => name),
    types: features?.map(({ kind }) => (kind === 'category' ? 'c' : 'float'))
  };
  writeFileSync(join(folder, 'rows.json'), JSON.stringify({ x: rows, y: Array.from(y), ...columns, ...more }));
}
