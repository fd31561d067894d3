// npm run test:mlflow: the tests of kd.mlflow with a real server of MLflow, which is set up under .stillroom/ first: 900 MB, some minutes.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { runCommand } from './setup/runCommand.mjs';
import { runInForeground } from './setup/runInForeground.mjs';
import { runMain } from './setup/runMain.mjs';
import { nodeModules, root, state } from './setup/paths.mjs';
import { setUp } from './setup/setUp.mjs';

const [version, venv] = ['3.17.2', join(state, 'mlflow')];

await runMain(async () => {
  await setUp();
  const python = join(venv, 'bin', 'python');
  if (!existsSync(join(venv, 'bin', 'mlflow'))) {
    await runCommand('python3', ['-m', 'venv', venv]);
    await runCommand(python, ['-m', 'pip', 'install', '--quiet', `mlflow==${version}`]);
  }
  const args = [join(nodeModules, 'vitest', 'vitest.mjs'), 'run', 'test/track/mlflow'];
  process.exit(
    await runInForeground(process.execPath, args, { cwd: root, env: { ...process.env, STILLROOM_MLFLOW_PYTHON: python } })
  );
});
