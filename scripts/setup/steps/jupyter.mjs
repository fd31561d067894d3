import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { contentHash } from '../contentHash.mjs';
import { root, tensorflowWheel, venv, venvBin, venvPython } from '../paths.mjs';
import { runCommand } from '../runCommand.mjs';

const requirements = 'scripts/requirements.txt';

/** A venv cannot be moved and is made for one Python, so both are inputs. */
export function jupyter({ python }) {
  return {
    name: 'JupyterLab',
    stamp: join(venv, 'jupyter.json'),
    key: () => contentHash([requirements], [root, python.version]),
    make: async () => {
      emptyVenv();
      await runCommand(python.command, ['-m', 'venv', venv]);
      // The file is complete, so nothing has to be resolved.
      await runCommand(venvPython, ['-m', 'pip', 'install', '--quiet', '--no-deps', '-r', requirements]);
      leaveJupyterLabAlone();
      await runCommand(venvPython, [
        '-c',
        'import jupyterlab, nbclient, nbconvert, jupyter_kernel_test, papermill, jupytext, hatchling'
      ]);
      const sitePackages = join(venv, 'lib', `python${python.version}`, 'site-packages');
      return {
        made: [venvPython, join(venvBin, 'jupyter'), ...readdirSync(sitePackages).map((name) => join(sitePackages, name))]
      };
    }
  };
}

/**
 * Jupytext is here for its command; its part in JupyterLab would put another contents manager in the place of JupyterLab's. Notebook 7 is here to
 * be tested as an application of its own; its part in JupyterLab would add buttons and menu entries that lead to it.
 */
function leaveJupyterLabAlone() {
  const configuration = ['jupyter_server_config.d', 'jupyter_notebook_config.d'].flatMap((name) =>
    ['jupytext.json', 'notebook.json'].map((file) => join('etc', 'jupyter', name, file))
  );
  const parts = ['jupyterlab-jupytext', '@jupyter-notebook'].map((name) => join('share', 'jupyter', 'labextensions', name));
  for (const path of [...configuration, ...parts]) rmSync(join(venv, path), { recursive: true, force: true });
}

/** All but the wheel of TensorFlow, which has a step of its own and is large. */
function emptyVenv() {
  for (const name of readNames(venv)) {
    const path = join(venv, name);
    if (path !== tensorflowWheel) rmSync(path, { recursive: true, force: true });
  }
}

function readNames(folder) {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
