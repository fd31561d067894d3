import * as tf from '@tensorflow/tfjs';
import { native } from './loadEngine';
import { threads, usualThreads } from './threads';

/** The engine that computes. `String(device())` is "tensorflow 2.21.0, CPU". */
export interface Device {
  /** "tensorflow" is libtensorflow; "tfjs" is tfjs' own CPU backend, used if TensorFlow cannot be loaded. */
  engine: 'tensorflow' | 'tfjs';
  version: string;
  device: 'CPU' | 'GPU';
  /** How many threads TensorFlow has, if STILLROOM_THREADS asks for another number than the usual 2. Results depend on it in their last digits. */
  threads?: number;
}

/**
 * Says what computes: engine, version, CPU or GPU.
 *
 * @example
 * ```ts
 * import * as kd from 'stillroom';
 *
 * console.log(`${kd.device()}`); // tensorflow 2.21.0, CPU
 * ```
 */
export function device(): Device {
  const found: Device = native ? tensorflow() : { engine: 'tfjs', version: tf.version.tfjs, device: 'CPU' };
  const text = `${found.engine} ${found.version}, ${found.device}${found.threads ? `, ${found.threads} threads` : ''}`;
  return Object.defineProperties(found, {
    toString: { value: () => text },
    [Symbol.for('Jupyter.display')]: { value: () => ({ 'text/plain': text }) }
  });
}

function tensorflow(): Device {
  const backend = tf.findBackend('tensorflow') as unknown as { binding: { TF_Version: string }; isUsingGpuDevice: boolean };
  return {
    engine: 'tensorflow',
    version: backend.binding.TF_Version,
    device: backend.isUsingGpuDevice ? 'GPU' : 'CPU',
    ...(threads() !== usualThreads && { threads: threads() })
  };
}
