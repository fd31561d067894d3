// npm start [-- ARGUMENTS OF JUPYTER LAB]: sets up what is missing and opens JupyterLab on notebooks/.
import { join } from 'node:path';
import { jupyterEnvironment } from './setup/jupyterEnvironment.mjs';
import { runMain } from './setup/runMain.mjs';
import { root, venvPython } from './setup/paths.mjs';
import { runInForeground } from './setup/runInForeground.mjs';
import { setUp } from './setup/setUp.mjs';

await runMain(async () => {
  await setUp();
  // The kernel bounds and paces what a cell prints; what it lets through must not be dropped on the way.
  const own = ['--MultiKernelManager.default_kernel_name=stillroom', '--ZMQChannelsWebsocketConnection.limit_rate=False'];
  if (process.getuid?.() === 0) own.push('--allow-root');
  const args = ['-m', 'jupyterlab', ...own, ...process.argv.slice(2)];
  process.exit(await runInForeground(venvPython, args, { cwd: join(root, 'notebooks'), env: jupyterEnvironment() }));
});
