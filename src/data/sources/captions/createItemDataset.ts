import type { Dataset } from '../../Dataset';

/** A picture whose target is the number of its item. */
export interface ItemRow {
  /** [size, size, 3] */
  pixels: Float32Array;
  item: number;
  /** Rows of one group are in the same part. */
  group: number;
}

/** Square pictures in colour whose only target is the number of the item. */
export function createItemDataset(name: string, rows: readonly ItemRow[], size: number): Dataset {
  const x = new Float32Array(rows.length * size * size * 3);
  rows.forEach(({ pixels }, i) => x.set(pixels, i * size * size * 3));
  return {
    name,
    x,
    shape: [size, size, 3],
    y: new Int32Array(rows.length),
    classes: [],
    targets: { values: Float64Array.from(rows, ({ item }) => item), names: ['item'] },
    groups: Int32Array.from(rows, ({ group }) => group)
  };
}
