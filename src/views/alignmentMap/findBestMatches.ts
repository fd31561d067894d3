/**
 * The row of the largest value in each column, the first of equal ones; null for a column without a number. In an alignment map these are
 * the teacher layers that the student layers are most like.
 */
export function findBestMatches(values: readonly (readonly (number | null)[])[]): (number | null)[] {
  const columns = values[0]?.length ?? 0;
  return Array.from({ length: columns }, (_, j) => {
    let best: number | null = null;
    values.forEach((row, i) => {
      const value = row[j];
      if (value !== null && (best === null || value > (values[best][j] as number))) best = i;
    });
    return best;
  });
}
