import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const python = resolve(__dirname, '../../.venv/bin/python');

export interface Cell {
  cell_type: 'markdown' | 'code' | 'raw';
  source: string;
  execution_count?: number | null;
  metadata?: object;
  attachments?: object;
  outputs?: object[];
}

/** A saved notebook of these cells. */
export function notebook(cells: Cell[], metadata: object = {}): string {
  return JSON.stringify({
    nbformat: 4,
    nbformat_minor: 5,
    metadata: { language_info: { name: 'typescript' }, ...metadata },
    cells: cells.map((cell, i) => ({
      id: `cell-${i}`,
      metadata: {},
      ...cell,
      ...(cell.cell_type === 'code' && { execution_count: cell.execution_count ?? null, outputs: cell.outputs ?? [] })
    }))
  });
}

export const text = (source: string): Cell => ({ cell_type: 'markdown', source });

/** A code cell that was run, with a bundle for each output. */
export function run(count: number, source: string, ...bundles: object[]): Cell {
  const outputs = bundles.map((data) => ({ output_type: 'display_data', metadata: {}, data }));
  return { cell_type: 'code', source, execution_count: count, outputs };
}

/** Writes notebooks by name into a folder and the reports of all of them beside them, as `jupyter nbconvert` does; gives the reports' paths. */
export function writeReports<Name extends string>(
  folder: string,
  notebooks: { [name in Name]: string },
  { env = {}, options = [] }: { env?: NodeJS.ProcessEnv; options?: string[] } = {}
): { [name in Name]: string } {
  mkdirSync(folder, { recursive: true });
  const names = Object.keys(notebooks) as Name[];
  for (const name of names) writeFileSync(join(folder, `${name}.ipynb`), notebooks[name]);
  const files = names.map((name) => join(folder, `${name}.ipynb`));

  execFileSync(python, ['-m', 'nbconvert', '--log-level=ERROR', '--to', 'stillroom', ...options, ...files], {
    // Nobody's own settings.
    env: { ...process.env, JUPYTERLAB_SETTINGS_DIR: folder, ...env },
    maxBuffer: 1e9
  });
  return Object.fromEntries(names.map((name) => [name, join(folder, `${name}.html`)])) as { [name in Name]: string };
}
