import { cpSync, mkdirSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { contentHash } from '../contentHash.mjs';
import { extension, jupyterData, venv, venvPython } from '../paths.mjs';
import { runCommand } from '../runCommand.mjs';

const inputs = [
  'src',
  'style',
  'schema',
  'package.json',
  'tsconfig.json',
  'bundleReport.mjs',
  'bundleSampleNotebooks.mjs',
  'pyproject.toml',
  'jupyter-config'
].map((name) => `extension/${name}`);
const shared = ['src/record', 'src/views', 'notebooks/quickstart.ipynb', 'notebooks/methods'];

const overrides = join(jupyterData, 'lab', 'settings', 'overrides.json');

/** JupyterLab as it comes asks about news and looks for updates over the network; here nothing leaves the machine unasked. */
function writeOverrides() {
  const settings = { '@jupyterlab/apputils-extension:notification': { fetchNews: 'false', checkForUpdates: false } };
  mkdirSync(dirname(overrides), { recursive: true });
  writeFileSync(overrides, `${JSON.stringify(settings, null, 2)}\n`);
}

/** What tells the venv's Jupyter Server of the part that is its own. */
const serverConfig = join(venv, 'etc', 'jupyter', 'jupyter_server_config.d', 'stillroom.json');

function writeServerConfig() {
  mkdirSync(dirname(serverConfig), { recursive: true });
  cpSync(join(extension, 'jupyter-config', 'stillroom.json'), serverConfig);
}

/** Gives the venv's nbconvert the exporter of reports and its server the part of the runs panel, as they stand in this folder. Nothing is fetched: the venv has what builds it. */
async function installExporter() {
  const options = ['--quiet', '--no-index', '--no-deps', '--no-build-isolation', '--editable', extension];
  await runCommand(venvPython, ['-m', 'pip', 'install', ...options]);
  const library = join(venv, 'lib');
  const packages = join(library, readdirSync(library).find((name) => name.startsWith('python')) ?? '', 'site-packages');
  return readdirSync(packages)
    .filter((name) => /^_?stillroom\b.*\.(pth|dist-info)$/.test(name))
    .map((name) => join(packages, name));
}

/** Builds the JupyterLab extension and what is in a report's page, and shows both to the JupyterLab of the venv. */
export function labExtension() {
  return {
    name: 'JupyterLab extension',
    after: ['npm packages'],
    waitsFor: ['JupyterLab'],
    stamp: join(extension, 'labextension', 'stillroom.json'),
    key: () => contentHash([...inputs, ...shared]),
    make: async () => {
      const built = join(extension, 'labextension');
      for (const folder of [built, join(extension, 'lib')]) rmSync(folder, { recursive: true, force: true });
      await runCommand('npm', ['run', 'build', '--loglevel=error'], { cwd: extension });
      const place = join(jupyterData, 'labextensions', '@stillroom', 'lab');
      rmSync(place, { recursive: true, force: true });
      mkdirSync(dirname(place), { recursive: true });
      symlinkSync(relative(dirname(place), built), place);
      writeOverrides();
      writeServerConfig();
      const exporter = await installExporter();
      const page = join(extension, 'stillroom_lab', 'report', 'static', 'page.js');
      return {
        made: [
          join(built, 'package.json'),
          join(built, 'static'),
          join(place, 'package.json'),
          overrides,
          serverConfig,
          page,
          ...exporter
        ]
      };
    }
  };
}
