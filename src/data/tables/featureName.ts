import type { Dataset } from '../Dataset';

export function featureName({ features }: Dataset, i: number): string {
  return features?.[i].name ?? `column ${i}`;
}
