import { join } from 'node:path';
import { contentHash } from '../contentHash.mjs';
import { dist, jupyterData, root } from '../paths.mjs';
import { runCommand } from '../runCommand.mjs';

const folder = join(jupyterData, 'kernels', 'stillroom');

/** Tells the JupyterLab of the venv about the kernel. The kernelspec names this Node and this folder. */
export function kernelspec() {
  return {
    name: 'kernel',
    after: ['toolkit and kernel'],
    waitsFor: ['JupyterLab'],
    stamp: join(folder, 'stillroom.json'),
    key: () => contentHash(['kernel/logo-svg.svg', 'kernel/start/kernelspec'], [root, process.execPath]),
    make: async () => {
      await runCommand(process.execPath, [join(dist, 'kernel', 'start', 'kernelspec', 'installKernelspec.js'), jupyterData]);
      return { made: [join(folder, 'kernel.json'), join(folder, 'logo-svg.svg')] };
    }
  };
}
