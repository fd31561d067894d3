import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { jupyterEnvironment } from '../setup/jupyterEnvironment.mjs';
import { venvBin } from '../setup/paths.mjs';
import { runCommand } from '../setup/runCommand.mjs';
import { SetupError } from '../setup/SetupError.mjs';

/** Writes the report of each notebook to notebooks/NAME.html, with a link back to the site. */
export async function notebookPages(site, notebooks) {
  const to = join(site, 'notebooks');
  const settings = ['--StillroomReport.language=en', '--StillroomReport.code=folded'];
  const args = ['nbconvert', '--to', 'stillroom', ...settings, '--output-dir', to, ...notebooks.map(({ path }) => path)];
  // Nobody's own settings.
  await runCommand(join(venvBin, 'jupyter'), args, { env: { ...jupyterEnvironment(), JUPYTERLAB_SETTINGS_DIR: to } });
  for (const { name } of notebooks) addLinkBack(join(to, `${name}.html`));
}

const head = '<header class="head">';
const back = '<nav aria-label="Documentation"><a href="../index.html">Stillroom documentation</a></nav>';

function addLinkBack(page) {
  const html = readFileSync(page, 'utf8');
  if (!html.includes(head)) throw new SetupError(`docs: expected ${head} in ${page}; look at the template of the report`);
  writeFileSync(page, html.replace(head, `${head}\n${back}`));
}
