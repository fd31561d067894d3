import { writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';

/** Writes a page of Markdown that lists the notebooks, and gives its path. */
export function notebookList(notebooks, scratch) {
  const file = join(scratch, 'notebooks.md');
  const entries = notebooks.map(({ path, title, about }) => `## [${title}](${relative(scratch, path)})\n\n${about}\n\n`);
  writeFileSync(file, `# Notebooks\n\n${says}\n\n${entries.join('')}`);
  return file;
}

const says =
  'Each page is the report of a sample notebook: first what came out, then the notebook itself with its code folded. ' +
  'The notebooks lie in `notebooks/`; `npm start` opens them in JupyterLab.';
