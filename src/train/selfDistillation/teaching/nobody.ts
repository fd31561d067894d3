import type { TeachingRule } from './TeachingRule';

/**
 * No module teaches: all exits learn from labels alone. This is what self-distillation is measured against.
 *
 * @example
 * ```ts
 * kd.teaching.nobody().choose({ modules: ['deepest', 'ensemble'], measured: [], seed: 0 }); // null
 * ```
 */
export function nobody(): TeachingRule {
  return { description: { name: 'nobody' }, measures: false, choose: () => null };
}
