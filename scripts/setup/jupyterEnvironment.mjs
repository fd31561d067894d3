import { jupyterData } from './paths.mjs';
import { environment } from './runCommand.mjs';

/** The environment in which Jupyter finds this folder's kernel and extension before any of the same name that the user has elsewhere. */
export function jupyterEnvironment() {
  const env = environment();
  const path = env.JUPYTER_PATH ? `${jupyterData}:${env.JUPYTER_PATH}` : jupyterData;
  return { ...env, JUPYTER_PATH: path, JUPYTER_PREFER_ENV_PATH: '1' };
}
