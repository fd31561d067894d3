import { split } from '../../split';

export interface Shares {
  train: number;
  validation: number;
  test: number;
}

/** Row numbers of each part. No group is in two; with one group or two, parts stay empty. */
export function dealGroupsToParts(
  rows: readonly { label: number; group: number }[],
  { validation, test }: Shares,
  seed: number
): { train: number[]; validation: number[]; test: number[] } {
  const groups = Int32Array.from(rows, ({ group }) => group);
  const count = new Set(groups).size;
  // A part that would get less than half a row gets none.
  const share = (wanted: number, atLeast: number) => (count >= atLeast && Math.round(wanted * rows.length) > 0 ? wanted : 0);
  const ofTest = share(test, 2);
  const shares = { test: ofTest, validation: share(validation, ofTest > 0 ? 3 : 2) };
  const data = {
    name: 'rows',
    // Row numbers are dealt: dealing rows would copy their sounds.
    x: Float32Array.from(rows.keys()),
    shape: [1],
    y: Int32Array.from(rows, ({ label }) => label),
    classes: Array.from({ length: Math.max(1, ...rows.map(({ label }) => label)) + 1 }, (_, i) => String(i)),
    groups
  };
  const parts = split(data, { ...shares, seed });
  const of = (part: 'train' | 'validation' | 'test') => Array.from(parts[part]?.x ?? []);
  return { train: of('train'), validation: of('validation'), test: of('test') };
}

/** The rows of each part that was asked for. */
export function rowsOfParts<Row>(
  rows: readonly Row[],
  parts: { [part in keyof Shares]: number[] },
  shares: Shares
): { [part: string]: Row[] } {
  const wanted = (['train', 'validation', 'test'] as const).filter((part) => shares[part] > 0);
  return Object.fromEntries(wanted.map((part) => [part, parts[part].map((at) => rows[at])]));
}
