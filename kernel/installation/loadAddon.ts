import { dirname, join } from 'node:path';

/** One of the kernel's own native addons, which the set-up builds beside that of TensorFlow; undefined where it has not. */
export function loadAddon<Addon>(name: string): Addon | undefined {
  try {
    const engine = dirname(require.resolve('@tensorflow/tfjs-node-gpu/package.json'));
    return require(join(engine, 'lib', 'napi-v8', name)) as Addon;
  } catch {
    return undefined;
  }
}
