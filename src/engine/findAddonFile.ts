import { dirname, join } from 'node:path';

/** Where the set-up puts an addon: beside TensorFlow's own. */
export function findAddonFile(name: string): string {
  return join(dirname(require.resolve('@tensorflow/tfjs-node-gpu/package.json')), 'lib', 'napi-v8', name);
}
