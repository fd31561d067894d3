import type { Matrix } from '../../../data/Matrix';

/**
 * How far each client agrees with the others about the public rows: Cohen's kappa between its classes and those of the others' consensus, their mean probabilities. 1: always; 0: as often as by chance, with the classes that each of the
 * two says; below 0: less often. Probabilities are bounded, so no client can shout the others down.
 */
export function computeAgreements(logits: ReadonlyMap<string, Matrix>): Map<string, number> {
  const shares = new Map(Array.from(logits, ([client, matrix]) => [client, computeShares(matrix)]));
  const [first] = shares.values();
  const sum = new Float64Array(first.length);
  for (const own of shares.values()) own.forEach((value, i) => (sum[i] += value));
  const [{ columns }] = logits.values();
  return new Map(
    Array.from(shares, ([client, own]) => {
      const others = sum.map((value, i) => value - own[i]);
      return [client, computeKappa(listTopClasses(own, columns), listTopClasses(others, columns), columns)];
    })
  );
}

function computeShares({ rows, columns, values }: Matrix): Float64Array {
  const shares = new Float64Array(values.length);
  for (let row = 0; row < rows; row++) {
    const own = values.subarray(row * columns, (row + 1) * columns);
    const most = Math.max(...own);
    const parts = Array.from(own, (value) => Math.exp(value - most));
    const sum = parts.reduce((a, b) => a + b, 0);
    parts.forEach((part, k) => (shares[row * columns + k] = part / sum));
  }
  return shares;
}

function listTopClasses(values: Float64Array, columns: number): Int32Array {
  return Int32Array.from({ length: values.length / columns }, (_, row) => {
    const own = values.subarray(row * columns, (row + 1) * columns);
    return own.indexOf(Math.max(...own));
  });
}

function computeKappa(one: Int32Array, other: Int32Array, classes: number): number {
  const [first, second] = [new Float64Array(classes), new Float64Array(classes)];
  let same = 0;
  one.forEach((label, row) => {
    first[label]++;
    second[other[row]]++;
    if (label === other[row]) same++;
  });
  const rows = one.length;
  const byChance = first.reduce((sum, count, label) => sum + (count * second[label]) / rows ** 2, 0);
  return byChance === 1 ? 0 : (same / rows - byChance) / (1 - byChance);
}
