// Puts the sample notebooks, without outputs, beside the scripts of the built extension, for the command that opens a copy of one.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const notebooks = join(here, '../notebooks');
const target = join(here, 'labextension/static/samples');

mkdirSync(target, { recursive: true });
// Those that need files beside them cannot be copied alone.
const samples = ['.', 'methods'].flatMap((folder) =>
  readdirSync(join(notebooks, folder))
    .filter((name) => name.endsWith('.ipynb'))
    .map((file) => {
      const notebook = JSON.parse(readFileSync(join(notebooks, folder, file), 'utf8'));
      const name = basename(file, '.ipynb');
      const cells = notebook.cells.map((cell) =>
        cell.cell_type === 'code' ? { ...cell, outputs: [], execution_count: null } : cell
      );
      writeFileSync(
        join(target, `${name}.json`),
        JSON.stringify({ ...notebook, metadata: withoutRun(notebook.metadata), cells })
      );
      const first = [cells[0]?.source ?? ''].flat().join('');
      return { name, title: /^#\s+(.+)$/m.exec(first)?.[1] ?? name };
    })
);
writeFileSync(join(target, 'index.json'), JSON.stringify(samples));

/** What it was executed from belongs to its outputs. */
function withoutRun({ stillroom: { executed, ...stillroom } = {}, ...metadata }) {
  return Object.keys(stillroom).length ? { ...metadata, stillroom } : metadata;
}
