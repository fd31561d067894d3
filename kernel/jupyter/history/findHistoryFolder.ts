import { homedir } from 'node:os';
import { join } from 'node:path';

/**
 * Where the cells of all notebooks are remembered: `stillroom/history` in Jupyter's data folder. Undefined when the reader has
 * set STILLROOM_HISTORY=off.
 */
export function findHistoryFolder(env: NodeJS.ProcessEnv = process.env): string | undefined {
  return env.STILLROOM_HISTORY === 'off' ? undefined : join(jupyterData(env), 'stillroom', 'history');
}

/** As Jupyter itself finds it. */
function jupyterData(env: NodeJS.ProcessEnv): string {
  if (env.JUPYTER_DATA_DIR) return env.JUPYTER_DATA_DIR;
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Jupyter');
  if (process.platform === 'win32' && env.APPDATA) return join(env.APPDATA, 'jupyter');
  return join(env.XDG_DATA_HOME || join(homedir(), '.local', 'share'), 'jupyter');
}
