import { expect, test } from 'vitest';
import { formatTableCell } from '../../../../kernel/evaluate/format/formatTableCell';

test.each<[unknown, string]>([
  [undefined, ''],
  [null, 'null'],
  [-0, '-0'],
  [10n ** 20n, '100000000000000000000'],
  [new Date(0), '1970-01-01T00:00:00.000Z'],
  [new Date(NaN), 'Invalid Date'],
  ['two\n  lines', 'two lines'],
  ['x'.repeat(60), 'x'.repeat(60)],
  ['x'.repeat(61), 'x'.repeat(59) + '…'],
  ['😀'.repeat(61), '😀'.repeat(59) + '…']
])('formatTableCell(%s) is short and on one line', (value, expected) => {
  expect(formatTableCell(value)).toBe(expected);
});
