import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { contentHash } from '../contentHash.mjs';
import { tensorflowWheel, venvPython } from '../paths.mjs';
import { runCommand } from '../runCommand.mjs';

/** Wheels are made for one Python each, and hold the same library: this one is asked for, whichever Python there is. */
const pythonOfWheel = '3.12';

export const tensorflowStamp = join(tensorflowWheel, 'stillroom.json');

/** Fetches the wheel of TensorFlow that fits the machine, without the Python packages that it needs under Python. */
export function tensorflow({ waitsFor = ['JupyterLab'] } = {}) {
  const requirements = `scripts/tensorflow/${machineName()}.txt`;
  return {
    name: 'TensorFlow',
    waitsFor,
    stamp: tensorflowStamp,
    key: () => contentHash([requirements], [process.platform, process.arch]),
    make: async () => {
      rmSync(tensorflowWheel, { recursive: true, force: true });
      const found = await install(requirements);
      if (!found) {
        mkdirSync(tensorflowWheel, { recursive: true });
        console.log(
          `  no TensorFlow wheel for ${process.platform} ${process.arch}: the toolkit will compute on tfjs' own CPU backend, many times slower`
        );
        return { made: [tensorflowWheel], note: { found } };
      }
      const folder = join(tensorflowWheel, 'tensorflow');
      const libraries = readdirSync(folder).filter((name) => name.startsWith('libtensorflow'));
      return { made: [join(folder, 'include'), ...libraries.map((name) => join(folder, name))], note: { found } };
    }
  };
}

function machineName() {
  if (process.platform !== 'linux' || process.arch !== 'x64') return 'other';
  return hasNvidiaGpu() ? 'linux-x64-cuda' : 'linux-x64-cpu';
}

function hasNvidiaGpu() {
  return ['/dev/nvidiactl', '/usr/lib/wsl/lib/nvidia-smi'].some((path) => existsSync(path));
}

async function install(requirements) {
  const partial = `${tensorflowWheel}.partial`;
  rmSync(partial, { recursive: true, force: true });
  mkdirSync(partial, { recursive: true });
  try {
    const choice = [
      '--no-deps',
      '--only-binary=:all:',
      '--python-version',
      pythonOfWheel,
      '--no-compile',
      '--target',
      tensorflowWheel
    ];
    // pip unpacks into the temporary folder first, and a /tmp in memory may be too small for it.
    await runCommand(venvPython, ['-m', 'pip', 'install', '--quiet', ...choice, '-r', requirements], { env: { TMPDIR: partial } });
    return true;
  } catch (error) {
    // With no network pip ends with the same words, but it has said before that it tries again.
    if (/No matching distribution found/.test(error.output ?? '') && !/Retrying|Connection/.test(error.output)) return false;
    throw error;
  } finally {
    rmSync(partial, { recursive: true, force: true });
  }
}
