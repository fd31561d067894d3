import { escapeMarkup } from '../../views/words/escapeMarkup';
import { formatPercent } from '../../views/words/formatNumber';
import type { MimeBundle } from '../../views/bundle/MimeBundle';
import { tableToHtml } from '../../views/table/tableToHtml';
import type { LeafReading, SplitReading, TreeReading } from './TreeReading';

/** The tree as two tables, and as text with one line for each split and leaf. */
export function showTree(reading: TreeReading): MimeBundle {
  const { title, says, splits, leaves, classes } = reading;
  const hasRows = reading.rows !== null;
  const percent = (share: number | null) => formatPercent(share, 1);
  const ofSplits = {
    caption: 'Splits: each named column pulls to the right where the words say, to the left elsewhere',
    columns: [
      'split',
      'right where',
      'named columns make up',
      ...(hasRows ? ['send as the split does', 'rows that come'] : []),
      'left',
      'right'
    ],
    rows: splits.map(({ split, says: words, share, agrees, rows }) => [
      String(split),
      words,
      percent(share),
      ...(hasRows ? [percent(agrees), percent(rows)] : []),
      below(reading, 2 * split),
      below(reading, 2 * split + 1)
    ])
  };
  const ofLeaves = {
    caption: 'Leaves',
    columns: ['leaf', 'way', ...classes, ...(hasRows ? ['likeliest of rows', 'mean probability'] : [])],
    rows: leaves.map(({ leaf, way, probabilities, rows, weight }) => [
      String(leaf),
      way,
      ...probabilities.map(percent),
      ...(hasRows ? [percent(rows), percent(weight)] : [])
    ])
  };
  return {
    'text/html': `<figure><figcaption><p><strong>${escapeMarkup(title)}.</strong> ${escapeMarkup(says)}</p></figcaption>${tableToHtml(ofSplits)}${tableToHtml(ofLeaves)}</figure>`,
    'text/plain': [
      `${title}. ${says}`,
      ...splits.map((split) => splitLine(reading, split)),
      ...leaves.map((leaf) => leafLine(classes, leaf))
    ].join('\n')
  };
}

function below({ splits }: TreeReading, node: number): string {
  return node <= splits.length ? `split ${node}` : `leaf ${node - splits.length}`;
}

function splitLine(reading: TreeReading, { split, says, share, agrees, rows }: SplitReading): string {
  const ways = `${below(reading, 2 * split + 1)}, else ${below(reading, 2 * split)}`;
  const measured =
    agrees === null ? '' : `, send ${formatPercent(agrees, 0)} of its rows so; ${formatPercent(rows, 1)} of rows come here`;
  return `split ${split}: ${says} -> ${ways}; these make up ${formatPercent(share, 0)} of it${measured}`;
}

function leafLine(classes: string[], { leaf, way, probabilities, rows }: LeafReading): string {
  const shares = probabilities.map((p, c) => `${classes[c]} ${formatPercent(p, 1)}`).join(', ');
  return `leaf ${leaf} (${way}): ${shares}${rows === null ? '' : `; ${formatPercent(rows, 1)} of rows`}`;
}
