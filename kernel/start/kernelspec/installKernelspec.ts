import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createKernelspec } from './createKernelspec';
import { packageRoot } from '../../installation/packageRoot';

/**
 * Writes the kernelspec into a Jupyter data folder, such as `.venv/share/jupyter`; a second time writes the same again.
 * Returns the folder that it wrote.
 */
export function installKernelspec(jupyterData: string): string {
  const folder = join(jupyterData, 'kernels', 'stillroom');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'kernel.json'), JSON.stringify(createKernelspec(), null, 2) + '\n');
  copyFileSync(join(packageRoot, 'kernel', 'logo-svg.svg'), join(folder, 'logo-svg.svg'));
  return folder;
}

if (require.main === module) {
  const jupyterData = process.argv[2];
  if (jupyterData === undefined) {
    process.stderr.write(
      'installKernelspec: expected the Jupyter data folder, got nothing; name it, as in .venv/share/jupyter\n'
    );
    process.exitCode = 1;
  } else {
    process.stdout.write(installKernelspec(jupyterData) + '\n');
  }
}
