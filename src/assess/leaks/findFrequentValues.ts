import type { Dataset } from '../../data/Dataset';
import { readFeatureValues } from './readFeatureValues';
import { sampleRowsByClass } from './sampleRowsByClass';

/** Rows of each class that are looked at: of a value that a twentieth of a class has, chance shows less than half as many once in 10^6 times. */
const rowsOfClass = 1000;
/** Half of the smallest share of a class that is ever told of. */
const share = 0.025;

/** The values of a feature that many rows of some class have, as a part of the rows shows: at most 40 for each class. */
export function findFrequentValues(data: Dataset, i: number): Set<number> {
  const rows = sampleRowsByClass(data.y, data.classes.length, rowsOfClass);
  const values = readFeatureValues(data, i, rows);
  const ofClass = data.classes.map(() => new Map<number, number>());
  const sizes = new Int32Array(data.classes.length);
  values.forEach((value, k) => {
    const label = data.y[rows[k]];
    sizes[label]++;
    if (!Number.isNaN(value)) ofClass[label].set(value, (ofClass[label].get(value) ?? 0) + 1);
  });
  return new Set(
    ofClass.flatMap((counts, label) =>
      [...counts].flatMap(([value, count]) => (count > Math.max(1, share * sizes[label]) ? [value] : []))
    )
  );
}
