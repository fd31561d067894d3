import { computeAdapterKey } from '../adapters/computeAdapterKey';
import type { LossTerm } from './checkTerms';

/**
 * Terms of several stages may have learned variables in common.
 *
 * @throws RangeError if they are of other shapes, or if a stage uses what none before it has trained.
 */
export function checkSharedVariables(subject: string, stages: readonly { terms: LossTerm[] }[]): void {
  const shapes = new Map<string, string>();
  const trained = new Set<string>();
  for (const { terms } of stages) {
    for (const term of terms) {
      const of = `${subject}: term "${term.name}"`;
      const name = term.loss.description?.name ?? 'its loss';
      for (const [variable, { shape, frozen }] of Object.entries(term.plan?.learned ?? {})) {
        const key = `${computeAdapterKey(term)}/${variable}`;
        const before = shapes.get(key) ?? String(shape);
        if (before !== String(shape))
          throw new RangeError(
            `${of}: expected "${variable}" of ${name} to have the shape [${before}] of the stage before, got [${shape}]; give both losses the same options`
          );
        if (frozen && !trained.has(key))
          throw new RangeError(
            `${of}: expected a stage before that trains "${variable}" for ${name}, got none; add one with a term of the same name and layers whose loss trains it`
          );
        shapes.set(key, before);
        if (!frozen) trained.add(key);
      }
    }
  }
}
