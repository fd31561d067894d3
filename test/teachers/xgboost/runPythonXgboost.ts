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

/** What python_models.py says of a command. */
export function runPythonXgboost<Answer>(command: 'write' | 'read' | 'refit', folder: string): Answer {
  const said = execFileSync(python, [join(__dirname, 'python_models.py'), command, folder], { maxBuffer: 2 ** 28 });
  return JSON.parse(said.toString()) as Answer;
}

/** The rows for python_models.py, NaN as null, with more that it should know. */
export function writeRows(folder: string, { x, y, targets, features }: Dataset, more: object = {}): void {
  const rows = nested(x, y.length);
  const columns = {
    names: features?.map(({ name }) => name),
    types: features?.map(({ kind }) => (kind === 'category' ? 'c' : 'float'))
  };
  writeFileSync(
    join(folder, 'rows.json'),
    JSON.stringify({ x: rows, y: Array.from(y), targets: targets ? nested(targets.values, y.length) : null, ...columns, ...more })
  );
}

function nested(values: Float32Array | Float64Array, rows: number): number[][] {
  const width = values.length / rows;
  return Array.from({ length: rows }, (_, row) => Array.from(values.subarray(row * width, (row + 1) * width)));
}
