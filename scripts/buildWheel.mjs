// npm run wheel [-- --to FOLDER]: builds the one Python package that brings the labextension, the kernel and what Jupyter's tools need, into wheel/.
// Nothing is fetched: it packs what the set-up has built, with the build backend of the venv.
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { contentHash } from './setup/contentHash.mjs';
import { isMain } from './setup/isMain.mjs';
import { runMain } from './setup/runMain.mjs';
import { dist, extension, root, venvPython } from './setup/paths.mjs';
import { environment } from './setup/runCommand.mjs';
import { setUp } from './setup/setUp.mjs';
import { ownSources } from './setup/steps/addon.mjs';

/** What the kernel's own folder holds, as `package.json` lists it, and what npm needs to install it. */
const javascript = [
  'dist/src',
  'dist/kernel',
  'dist/declarations',
  'scripts/setup',
  'scripts/setupRuntime.mjs',
  'scripts/tensorflow',
  ...ownSources,
  'kernel/logo-svg.svg'
];
const manifests = ['package.json', 'package-lock.json', 'extension/package.json'];

/** Builds the wheel into the folder and returns its path. What it packs must have been built. */
export function buildWheel(folder) {
  const staged = mkdtempSync(join(tmpdir(), 'stillroom-wheel-'));
  try {
    stage(staged);
    mkdirSync(folder, { recursive: true });
    const build = ['-m', 'hatchling', 'build', '-t', 'wheel', '-d', resolve(folder)];
    execFileSync(venvPython, build, { cwd: staged, env: environment(), stdio: 'pipe' });
    return join(
      folder,
      readdirSync(folder).find((name) => name.endsWith('.whl'))
    );
  } finally {
    rmSync(staged, { recursive: true, force: true });
  }
}

function stage(staged) {
  const data = join(staged, 'share', 'jupyter');
  copy(join(extension, 'stillroom_lab'), join(staged, 'stillroom_lab'), (path) => !path.includes('__pycache__'));
  copy(
    join(extension, 'labextension'),
    join(data, 'labextensions', '@stillroom', 'lab'),
    (path) => !path.endsWith('stillroom.json')
  );
  copy(join(extension, 'install.json'), join(data, 'labextensions', '@stillroom', 'lab', 'install.json'));
  // A folder that holds no file of its own is left behind by pip uninstall.
  copy(join(root, 'LICENSE'), join(data, 'labextensions', '@stillroom', 'LICENSE'));
  copy(
    join(extension, 'jupyter-config', 'stillroom.json'),
    join(staged, 'etc', 'jupyter', 'jupyter_server_config.d', 'stillroom.json')
  );
  stageKernel(join(data, 'kernels', 'stillroom'));
  const packed = join(staged, 'stillroom_lab', 'js');
  for (const name of [...javascript, ...manifests]) copy(join(root, name), join(packed, name), (path) => !path.endsWith('.map'));
  writeFileSync(join(packed, 'nodeFlags.json'), JSON.stringify(spec().argv.slice(1, -2)));
  writeFileSync(join(packed, 'stillroom.json'), JSON.stringify({ key: contentHash([...javascript, ...manifests]) }));
  writeFileSync(join(staged, 'pyproject.toml'), project());
}

/** The kernelspec of the checkout, but for its command: Jupyter puts its own Python in the place of `python`. */
function stageKernel(folder) {
  const argv = ['python', '-m', 'stillroom_lab.kernel', '{connection_file}'];
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'kernel.json'), JSON.stringify({ ...spec(), argv }, null, 2));
  copy(join(root, 'kernel', 'logo-svg.svg'), join(folder, 'logo-svg.svg'));
}

function spec() {
  return createRequire(import.meta.url)(join(dist, 'kernel', 'start', 'kernelspec', 'createKernelspec.js')).createKernelspec();
}

/** The project file of the checkout, with the version of package.json and the files that only a wheel has. */
function project() {
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const text = readFileSync(join(extension, 'pyproject.toml'), 'utf8').replace(/^version = .*$/m, `version = "${version}"`);
  return `${text}\n[tool.hatch.build.targets.wheel.shared-data]\n"share" = "share"\n"etc" = "etc"\n`;
}

function copy(from, to, filter = () => true) {
  cpSync(from, to, { recursive: true, filter });
}

if (isMain(import.meta.url)) {
  await runMain(async () => {
    const { values } = parseArgs({ options: { to: { type: 'string', default: join(root, 'wheel') } } });
    await setUp();
    rmSync(values.to, { recursive: true, force: true });
    console.log(buildWheel(values.to));
  });
}
