import * as tf from '@tensorflow/tfjs';
import { findHost } from '../notebook/findHost';
import { watchInterrupts } from '../notebook/watchInterrupts';

/** The part of a model that tfjs' own loop reads and writes. */
interface Fitting {
  isTraining: boolean;
  stopTraining_: boolean;
}
type Fit = (this: Fitting, ...args: unknown[]) => Promise<unknown>;

/**
 * An interrupt ends `model.fit` and `model.fitDataset` after the current batch, as `model.stopTraining = true` does: the history so
 * far is the value. Returns a function that lets models be fitted again if their `fit` was stopped without running a `finally`.
 */
export function stopFitsOnInterrupt(): () => void {
  const fitting = new Set<Fitting>();
  const prototype = tf.LayersModel.prototype as unknown as Record<'fit' | 'fitDataset', Fit>;
  for (const name of ['fit', 'fitDataset'] as const) {
    const fit = prototype[name];
    prototype[name] = async function (...args) {
      const host = findHost();
      // tfjs refuses a second call during the first.
      if (!host || fitting.has(this)) return fit.apply(this, args);
      host.throwIfInterrupted();
      const release = host.hold();
      const watch = watchInterrupts();
      let stop = false;
      // tfjs looks at it after every batch and every epoch.
      const stopTraining = { get: () => stop || watch.interrupted(), set: (value: boolean) => void (stop = value) };
      Object.defineProperty(this, 'stopTraining_', { ...stopTraining, configurable: true, enumerable: true });
      fitting.add(this);
      try {
        return await fit.apply(this, args);
      } finally {
        end(this);
        release();
      }
    };
  }

  function end(model: Fitting): void {
    fitting.delete(model);
    const value = model.stopTraining_;
    Object.defineProperty(model, 'stopTraining_', { value, writable: true, configurable: true, enumerable: true });
  }

  return () => {
    for (const model of fitting) {
      end(model);
      model.isTraining = false;
    }
  };
}
