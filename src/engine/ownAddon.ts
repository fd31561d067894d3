import { dirname, join } from 'node:path';

/** An addon of `native/`, which the set-up builds beside the addon of TensorFlow; undefined where it has not. */
export function ownAddon(name: 'stderr_muffler' | 'startup_pages'): unknown {
  try {
    const engine = dirname(require.resolve('@tensorflow/tfjs-node-gpu/package.json'));
    return require(join(engine, 'lib', 'napi-v8', `${name}.node`));
  } catch {
    return undefined;
  }
}
