import { renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { contentHash } from '../contentHash.mjs';
import { dist, nodeModules, root } from '../paths.mjs';
import { runCommand } from '../runCommand.mjs';

const afterwards = ['scripts/setup/bundleDeclarations.mjs', 'scripts/setup/deferToolkit.mjs'];
const inputs = ['src', 'kernel', 'tsconfig.json', ...afterwards];

/** Compiles the toolkit and the kernel, bundles their types, and has the toolkit load as it is used, beside the old ones and then changes places: a run that goes on keeps what it has loaded. */
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
      for (const script of afterwards) await runCommand(process.execPath, [join(root, script), partial]);
      rmSync(dist, { recursive: true, force: true });
      renameSync(partial, dist);
      return { made: [join(dist, 'src', 'index.js'), join(dist, 'kernel', 'start', 'kernelspec', 'installKernelspec.js')] };
    }
  };
}
