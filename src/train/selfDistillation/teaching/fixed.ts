import { showValue } from '../../../checks/showValue';
import type { TeachingRule } from './TeachingRule';

/**
 * Always the same module, and nothing is measured: "deepest" is "Be Your Own Teacher" as published (Zhang et al. 2019, arXiv 1905.08094).
 *
 * @param module the layer of an exit, "deepest" or "ensemble".
 * @throws TypeError for anything but a text.
 * @example
 * ```ts
 * kd.teaching.fixed('ensemble').description; // {name: "fixed", module: "ensemble"}
 * ```
 */
export function fixed(module: string): TeachingRule {
  if (typeof module !== 'string' || module === '')
    throw new TypeError(
      `teaching.fixed: expected the name of a module, got ${showValue(module)}; give the layer of an exit, "deepest" or "ensemble"`
    );
  return { description: { name: 'fixed', module }, measures: false, choose: () => module };
}
