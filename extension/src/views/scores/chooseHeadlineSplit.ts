import type { ScoresRow } from '../../../../src/views/View';

/** The split that says most: test, where there is one. */
export function chooseHeadlineSplit(rows: readonly Pick<ScoresRow, 'split'>[]): ScoresRow['split'] {
  return (['test', 'validation', 'train'] as const).find((split) => rows.some((row) => row.split === split)) ?? 'test';
}
