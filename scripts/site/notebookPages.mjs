import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { jupyterEnvironment } from '../setup/jupyterEnvironment.mjs';
import { venvBin } from '../setup/paths.mjs';
import { runCommand } from '../setup/runCommand.mjs';
import { SetupError } from '../setup/SetupError.mjs';

/** Writes the report of each notebook to notebooks/NAME.html, with a link back to the site, whose switch between light and dark it follows. */
export async function notebookPages(site, notebooks) {
  const to = join(site, 'notebooks');
  const settings = ['--StillroomReport.language=en', '--StillroomReport.code=folded'];
  const args = ['nbconvert', '--to', 'stillroom', ...settings, '--output-dir', to, ...notebooks.map(({ path }) => path)];
  // Nobody's own settings.
  await runCommand(join(venvBin, 'jupyter'), args, { env: { ...jupyterEnvironment(), JUPYTERLAB_SETTINGS_DIR: to } });
  for (const { name } of notebooks) makePage(join(to, `${name}.html`));
}

const head = '<header class="head">';
const back = '<nav aria-label="Documentation"><a href="../index.html">Stillroom documentation</a></nav>';

/** The switch between light and dark, before the page is drawn. A report allows its own script alone: this one is named beside it. */
const script = readFileSync(new URL('followColorSchemeSwitch.js', import.meta.url), 'utf8');
const allowed = `'sha256-${createHash('sha256').update(script).digest('base64')}'`;

function makePage(page) {
  const html = readFileSync(page, 'utf8');
  const parts = [
    [head, `${head}\n${back}`],
    ['script-src ', `script-src ${allowed} `],
    ['</head>', `<script>${script}</script>\n</head>`]
  ];
  const made = parts.reduce((text, [part, instead]) => {
    if (!text.includes(part)) throw new SetupError(`docs: expected ${part} in ${page}; look at the template of the report`);
    return text.replace(part, () => instead);
  }, html);
  writeFileSync(page, made);
}
