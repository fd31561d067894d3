import type { Dataset } from '../data/Dataset';

export function featureName({ features }: Dataset, i: number): string {
  return features?.[i].name ?? `column ${i}`;
}
