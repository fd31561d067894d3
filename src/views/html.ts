import type { Finding } from '../record/RunRecord';
import type { LossCurvesView, ScoresView, SoftLabelsView, View } from './View';
import { escape } from './escape';
import { formatCount, formatNumber, formatPercent } from './formatNumber';
import { nearest } from './nearest';
import { picture } from './picture/picture';
import { levelWords } from './levelWords';
import { table } from './table';

export interface Image {
  /** A data URI. */
  source: string;
  /** Pixels on the page. */
  width: number;
}

/**
 * A view as script-free HTML that needs no stylesheet: a figure with its picture, its caption and its tables. Everything in it is
 * escaped.
 *
 * @param image the picture; left out, an SVG is drawn; null leaves the picture out.
 */
export function html(view: View, image: Image | null = imageOf(view)): string {
  const alt = escape(`${view.title}. ${view.says}`);
  const shown = image
    ? `<p><img src="${escape(image.source)}" width="${Math.round(image.width)}" style="max-width: 100%; height: auto" alt="${alt}"></p>`
    : '';
  const caption = `<figcaption><p><strong>${escape(view.title)}.</strong> ${escape(view.says)}</p></figcaption>`;
  return `<figure>${shown}${caption}${image ? whole(view) : brief(view)}</figure>`;
}

function imageOf(view: View): Image | null {
  const drawn = picture(view);
  return drawn ? { source: `data:image/svg+xml;charset=utf-8,${encodeURIComponent(drawn.svg)}`, width: drawn.width } : null;
}

/** What changes from update to update while there is no picture. */
function brief(view: View): string {
  if (view.kind === 'scores') return scoresTable(view);
  if (view.kind !== 'run') return whole(view);
  const progress = `<p>${escape(view.status)}, ${formatPercent(view.progress, 0)} of the epochs done</p>`;
  return progress + scoresTable(view.scores) + findings(view.findings);
}

function whole(view: View): string {
  switch (view.kind) {
    case 'scores':
      return scoresTable(view);
    case 'lossCurves':
      return details('The numbers of the curves', curvesTable(view));
    case 'softLabels':
      return details('The numbers of the soft labels', softLabelsTable(view));
    case 'run':
      return [
        scoresTable(view.scores),
        findings(view.findings),
        details('The set-up of the run', table({ columns: ['What', 'Value'], rows: view.setup })),
        view.lossCurves.curves.length ? details('The numbers of the curves', curvesTable(view.lossCurves)) : '',
        view.softLabels ? details('The numbers of the soft labels', softLabelsTable(view.softLabels)) : ''
      ].join('');
  }
}

function details(summary: string, inner: string): string {
  return inner && `<details><summary>${escape(summary)}</summary>${inner}</details>`;
}

function findings(found: readonly Finding[]): string {
  if (!found.length) return '';
  const items = found.map(
    ({ level, says, hint }) =>
      `<li><strong>${levelWords[level]}:</strong> ${escape(says)}${hint ? ` <em>${escape(hint)}</em>` : ''}</li>`
  );
  return `<ul>${items.join('')}</ul>`;
}

function scoresTable({ rows }: ScoresView): string {
  if (!rows.length) return '';
  return table({
    caption: 'Scores: the same metrics for each model on the same rows',
    columns: [
      'Model',
      'Split',
      'Parameters',
      'Accuracy',
      'Wrong',
      'NLL (nats)',
      'ECE',
      'Agreement with teacher',
      'KL from teacher (nats)'
    ],
    rows: rows.map(({ model, split, parameters, scores }) => [
      model,
      split,
      formatCount(parameters),
      formatPercent(scores.accuracy),
      `${formatCount(scores.errors)} of ${formatCount(scores.rows)}`,
      formatNumber(scores.nll, 4),
      formatPercent(scores.ece),
      scores.agreement === null ? '' : formatPercent(scores.agreement),
      scores.teacherKl === null ? '' : formatNumber(scores.teacherKl)
    ])
  });
}

/** Epochs are the rows, at most 50 of them; a cell is the curve's last value up to the end of that epoch. */
function curvesTable({ curves }: LossCurvesView): string {
  const shown = curves.filter(({ of, axis }) => axis !== 'setting' || of === 'student');
  const last = shown.reduce((most, { epoch }) => Math.max(most, epoch.at(-1) ?? 0), 0);
  const every = Math.max(1, Math.ceil(last / 50));
  const epochs = Array.from({ length: Math.ceil(last / every) }, (_, i) => Math.min(last, (i + 1) * every));
  return table({
    columns: ['Epoch', ...shown.map(({ of, series }) => (of === 'baseline' ? `baseline ${series}` : series))],
    rows: epochs.map((end) => [
      formatNumber(end),
      ...shown.map(({ epoch, value, axis }) => {
        const measured = value[epoch.filter((point) => point <= end).length - 1] ?? null;
        return measured === null ? '' : axis === 'share' ? formatPercent(measured) : formatNumber(measured, 4);
      })
    ])
  });
}

function softLabelsTable({ summary, temperature }: SoftLabelsView): string {
  const used = nearest(summary.temperatures, temperature);
  const ranks = Math.min(5, summary.byRank[0]?.length ?? 0);
  if (used < 0) return '';
  return table({
    caption: `The teacher's soft labels over ${formatCount(summary.rows)} rows, by temperature`,
    columns: [
      'Temperature',
      'Mean entropy (nats)',
      ...Array.from({ length: ranks }, (_, i) => `Mean probability, rank ${i + 1}`)
    ],
    rows: summary.temperatures.map((t, i) => [
      `${formatNumber(t)}${i === used ? ' (shown)' : ''}`,
      formatNumber(summary.meanEntropy[i], 4),
      ...summary.byRank[i].slice(0, ranks).map((p) => formatPercent(p))
    ])
  });
}
