import { renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { contentHash } from '../contentHash.mjs';
import { dist, nodeModules, root } from '../paths.mjs';
import { runCommand } from '../runCommand.mjs';

const bundler = 'scripts/setup/bundleDeclarations.mjs';
const inputs = ['src', 'kernel', 'tsconfig.json', bundler];

/** Compiles the toolkit and the kernel, and bundles their types, beside the old ones and then changes places: a run that goes on keeps what it has loaded. */
export function compile() {
  return {
    name: 'toolkit and kernel',
    after: ['npm packages'],
    stamp: join(dist, 'stillroom.json'),
    key: () => contentHash(inputs),
    make: async () => {
      const partial = `${dist}.partial`;
      rmSync(partial, { recursive: true, force: true });
      await runCommand(process.execPath, [
        join(nodeModules, 'typescript-7', 'bin', 'tsc'),
        '-p',
        '.',
        '--outDir',
        partial,
        '--pretty',
        'false'
      ]);
      await runCommand(process.execPath, [join(root, bundler), partial]);
      rmSync(dist, { recursive: true, force: true });
      renameSync(partial, dist);
      return { made: [join(dist, 'src', 'index.js'), join(dist, 'kernel', 'start', 'kernelspec', 'installKernelspec.js')] };
    }
  };
}
