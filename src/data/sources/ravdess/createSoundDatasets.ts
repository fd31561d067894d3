import type { Dataset, Splits } from '../../Dataset';

/** What is known of each row: `recordings.train[i]` of row i of `data.train`. */
export interface PartRecordings<Of> {
  train: Of[];
  validation?: Of[];
  test?: Of[];
}

export interface SoundRow<Of> {
  row: Float32Array;
  label: number;
  /** The speaker. */
  group: number;
  of: Of;
}

/** Datasets of the parts that have rows, with what is known of each. Rows are let go of once they are copied: all of them twice would be too much. */
export async function createSoundDatasets<Of>(
  rows: readonly SoundRow<Of>[],
  parts: { train: number[]; validation: number[]; test: number[] },
  {
    name,
    shape,
    about,
    pause
  }: { name: string; shape: number[]; about: Omit<Dataset, 'name' | 'x' | 'shape' | 'y'>; pause: () => Promise<void> }
): Promise<{ data: Splits; recordings: PartRecordings<Of> }> {
  const data: Partial<Splits> = {};
  const recordings: PartRecordings<Of> = { train: [] };
  const width = shape.reduce((a, b) => a * b);
  for (const part of ['train', 'validation', 'test'] as const) {
    const own = parts[part].map((at) => rows[at]);
    if (part !== 'train' && own.length === 0) continue;
    const x = new Float32Array(own.length * width);
    for (const [i, one] of own.entries()) {
      x.set(one.row, i * width);
      one.row = new Float32Array();
      await pause();
    }
    data[part] = {
      ...about,
      name: `${name} ${part}`,
      x,
      shape: [...shape],
      y: Int32Array.from(own, ({ label }) => label),
      classes: [...about.classes],
      groups: Int32Array.from(own, ({ group }) => group)
    };
    recordings[part] = own.map(({ of }) => of);
  }
  return { data: data as Splits, recordings };
}
