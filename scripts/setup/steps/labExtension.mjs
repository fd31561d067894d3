import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { contentHash } from '../contentHash.mjs';
import { extension, jupyterData } from '../places.mjs';
import { run } from '../run.mjs';

const inputs = ['src', 'style', 'schema', 'package.json', 'tsconfig.json'].map((name) => `extension/${name}`);
const shared = ['src/record', 'src/views'];

const overrides = join(jupyterData, 'lab', 'settings', 'overrides.json');

/** JupyterLab as it comes asks about news and looks for updates over the network; here nothing leaves the machine unasked. */
function writeOverrides() {
  const settings = { '@jupyterlab/apputils-extension:notification': { fetchNews: 'false', checkForUpdates: false } };
  mkdirSync(dirname(overrides), { recursive: true });
  writeFileSync(overrides, `${JSON.stringify(settings, null, 2)}\n`);
}

/** Builds the JupyterLab extension and shows it to the JupyterLab of the venv. */
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
      await run('npm', ['run', 'build', '--loglevel=error'], { cwd: extension });
      const place = join(jupyterData, 'labextensions', '@stillroom', 'lab');
      rmSync(place, { recursive: true, force: true });
      mkdirSync(dirname(place), { recursive: true });
      symlinkSync(relative(dirname(place), built), place);
      writeOverrides();
      return { made: [join(built, 'package.json'), join(built, 'static'), join(place, 'package.json'), overrides] };
    }
  };
}
