import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { CellJson } from './notebookInLab';

/** A notebook of notebooks/ as it was before it was executed: what is awaited in it is not there from the start. */
export function sampleNotebook(path: string): { cells: CellJson[]; metadata: object } {
  const notebook = JSON.parse(readFileSync(join(resolve(__dirname, '../../notebooks'), path), 'utf8')) as ReturnType<
    typeof sampleNotebook
  >;
  const cells = notebook.cells.map((cell) =>
    cell.cell_type === 'code' ? { ...cell, outputs: [], execution_count: null } : cell
  );
  return { ...notebook, cells };
}
