import { checkOptions } from '../../../checks/checkOptions';
import type { Executor } from './Executor';
import { loadTrial } from './loadTrial';
import { runTrial } from './runTrial';

/**
 * Runs the trials of a sweep in this process, one after the other.
 *
 * @example
 * ```ts
 * kd.inProcess().description; // { name: 'inProcess' }
 * ```
 */
export function inProcess(options: Record<string, never> = {}): Executor {
  checkOptions('inProcess', options, []);
  return {
    description: { name: 'inProcess' },
    async open(source) {
      const trial = 'run' in source ? source.run : await loadTrial(source.module);
      return { slots: 1, run: (attempt) => runTrial(trial, attempt), close: () => Promise.resolve() };
    }
  };
}
