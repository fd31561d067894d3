/** A map in another size, bilinear between the centres of its cells, [height, width] numbers; beyond the outermost centres it is constant. */
export function upsampleMap(
  map: ArrayLike<number>,
  from: { height: number; width: number },
  to: { height: number; width: number }
): Float32Array {
  const [rows, columns] = [cells(from.height, to.height), cells(from.width, to.width)];
  const values = new Float32Array(to.height * to.width);
  rows.forEach(([top, bottom, down], y) =>
    columns.forEach(([left, right, along], x) => {
      const between = (row: number) => (1 - along) * map[row * from.width + left] + along * map[row * from.width + right];
      values[y * to.width + x] = (1 - down) * between(top) + down * between(bottom);
    })
  );
  return values;
}

/** For each place of the new size the two cells that it lies between, and how far along. */
function cells(from: number, to: number): [number, number, number][] {
  return Array.from({ length: to }, (_, i) => {
    const at = Math.min(from - 1, Math.max(0, ((i + 0.5) * from) / to - 0.5));
    const low = Math.floor(at);
    return [low, Math.min(from - 1, low + 1), at - low];
  });
}
