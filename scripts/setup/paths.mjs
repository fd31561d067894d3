import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository's own folder. */
export const root = resolve(dirname(fileURLToPath(import.meta.url)), '..', '..');
export const venv = join(root, '.venv');
export const venvBin = join(venv, 'bin');
/** The Python that installs what Python packages carry; the wheel's set-up names its own. */
export const venvPython = process.env.STILLROOM_PYTHON ?? join(venvBin, 'python');
export const jupyterData = join(venv, 'share', 'jupyter');
/** The wheel of TensorFlow, beside the venv's own packages: only its library is used, with any Python. */
export const tensorflowWheel = join(venv, 'libtensorflow');
export const nodeModules = join(root, 'node_modules');
export const tfjsNode = join(nodeModules, '@tensorflow', 'tfjs-node-gpu');
export const dist = join(root, 'dist');
export const extension = join(root, 'extension');
/** Where a running set-up says so. */
export const state = join(root, '.stillroom');
