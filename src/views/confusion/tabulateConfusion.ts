import type { ConfusionView } from '../types/ConfusionView';
import { formatCount, formatPercent } from '../words/formatNumber';
import { selectMostConfusedClasses } from './selectMostConfusedClasses';
import type { Table } from '../table/Table';

/** How many classes a map shows. */
export const shownAtMost = 20;

/** Which pairs models confuse, the commonest first: one row per pair, one column per model. */
export function tabulateConfusedPairs({ models, pairs, morePairs, rows, split }: ConfusionView): Table {
  const part = morePairs ? `, the commonest ${pairs.length} of ${formatCount(pairs.length + morePairs)} pairs` : '';
  return {
    caption: `What is taken for what on the ${formatCount(rows)} ${split} rows${part}: rows, and their share of the label's rows`,
    columns: ['Label', 'Taken for', ...models.map(({ name, errors }) => `${name} (${formatCount(errors)} wrong)`)],
    rows: pairs.map(({ label, taken, of, counts }) => [
      label,
      taken,
      ...counts.map((count) => (count ? `${formatCount(count)} (${formatPercent(of ? count / of : null, 1)})` : '0'))
    ])
  };
}

/** One model's map: one row per label, with its number of rows. If there are more than 20 classes, those with the most errors. */
export function tabulateConfusion(view: ConfusionView, place: number): Table {
  const { classes, models } = view;
  const shown = selectMostConfusedClasses(view, shownAtMost);
  const { name, counts } = models[place];
  return {
    caption: `${name}: rows by label (down) and predicted class (across)${partOf(view, shown.length)}`,
    columns: ['Label', ...shown.map((i) => classes[i]), ...(shown.length < classes.length ? ['Others'] : []), 'Rows'],
    rows: shown.map((label) => {
      const cells = shown.map((taken) => counts[label][taken]);
      const all = rowsOf(counts[label]);
      const others = shown.length < classes.length ? [formatCount(all - rowsOf(cells))] : [];
      return [classes[label], ...cells.map(formatCount), ...others, formatCount(all)];
    })
  };
}

/** ", the 20 of 100 classes with the most errors", if not all are shown. */
export function partOf({ classes, folded = 0 }: ConfusionView, shown: number): string {
  const all = classes.length + Math.max(0, folded - 1);
  return shown < all ? `, the ${formatCount(shown)} of ${formatCount(all)} classes with the most errors` : '';
}

export function rowsOf(row: readonly number[]): number {
  return row.reduce((sum, count) => sum + count, 0);
}
