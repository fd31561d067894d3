import type { Dataset } from '../Dataset';

export function nameOfFeature({ features }: Dataset, i: number): string {
  return features?.[i].name ?? `column ${i}`;
}
