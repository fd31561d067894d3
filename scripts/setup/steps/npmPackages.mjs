import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { contentHash } from '../contentHash.mjs';
import { nodeModules, root } from '../paths.mjs';
import { runCommand } from '../runCommand.mjs';

const inputs = ['package.json', 'package-lock.json', 'extension/package.json', '.npmrc'];

/** `production` is without what only tests and builds need. Install scripts stay off: they would download what the steps after this one build. */
export function npmPackages({ production = false } = {}) {
  return {
    name: 'npm packages',
    stamp: join(nodeModules, '.stillroom.json'),
    key: () => contentHash(inputs, [process.platform, process.arch, ...(production ? ['production'] : [])]),
    make: async () => {
      await runCommand('npm', [
        'ci',
        '--ignore-scripts',
        '--no-audit',
        '--no-fund',
        '--loglevel=error',
        ...(production ? ['--omit=dev'] : [])
      ]);
      return { made: packagesOf('node_modules/.package-lock.json') };
    }
  };
}

/** Every package that npm says it has installed. */
function packagesOf(lockfile) {
  const { packages } = JSON.parse(readFileSync(join(root, lockfile), 'utf8'));
  return Object.keys(packages)
    .filter((path) => path.startsWith('node_modules/'))
    .map((path) => `${path}/package.json`);
}
