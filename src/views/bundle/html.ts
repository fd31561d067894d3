import type { Finding } from '../../record/RunRecord';
import type { AlignmentMapView, ConfusionView, RocPrView, SyntheticDataView, View } from '../View';
import { alignmentTables } from '../alignmentMap/alignmentTables';
import { claimsTable } from '../claims/claimsTable';
import { comparisonTables } from '../comparison/comparisonTables';
import { confusedPairsTable, confusionTable } from '../confusion/confusionTables';
import { curvesTable } from '../lossCurves/curvesTable';
import { escape } from '../words/escape';
import { formatPercent } from '../words/formatNumber';
import { picture } from './picture';
import { labelSweepTable } from '../labelSweep/labelSweepTable';
import { latencyTable } from '../latency/latencyTable';
import { levelWords } from '../findings/levelWords';
import { reliabilityBinsTable, reliabilityTable } from '../reliability/reliabilityTables';
import { areasTable, chosenTable, curveTable } from '../rocPr/rocPrTables';
import { scoresTable } from '../scores/scoresTable';
import { shownEvent } from '../rocPr/shownEvent';
import { softLabelsTable } from '../softLabels/softLabelsTable';
import { syntheticTables } from '../syntheticData/syntheticTables';
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
  // The picture of claims is their table once more.
  const isShown = image !== null && view.kind !== 'claims';
  const alt = escape(`${view.title}. ${view.says}`);
  const shown = isShown
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
    case 'comparison':
      return comparisonTables(view).map(table).join('');
    case 'claims':
      return table(claimsTable(view));
    case 'latency':
      return table(latencyTable(view));
    case 'findings':
      return findings(view.findings);
    case 'alignmentMap':
      return alignment(view);
    case 'reliability':
      return table(reliabilityTable(view)) + details('The numbers of the bins', table(reliabilityBinsTable(view)));
    case 'rocPr':
      return rocPr(view);
    case 'confusion':
      return confusion(view);
    case 'syntheticData':
      return synthetic(view);
    case 'labelSweep':
      return table(labelSweepTable(view));
    case 'run':
      return [
        scoresTable(view.scores),
        ...(view.comparison ? comparisonTables(view.comparison).map(table) : []),
        findings(view.findings),
        details('The set-up of the run', table({ columns: ['What', 'Value'], rows: view.setup })),
        view.lossCurves.curves.length ? details('The numbers of the curves', curvesTable(view.lossCurves)) : '',
        view.softLabels ? details('The numbers of the soft labels', softLabelsTable(view.softLabels)) : '',
        ...(view.synthetic ?? []).map(
          (one) => `<p><strong>${escape(one.title)}.</strong> ${escape(one.says)}</p>${synthetic(one)}`
        ),
        view.alignment ? alignment(view.alignment) : ''
      ].join('');
  }
}

/** Some points of the curves in the picture: more of them, and of more classes, the extension has. */
function rocPr(view: RocPrView): string {
  const event = shownEvent(view);
  const chosen = chosenTable(event);
  const curves = event.models.filter(({ curve }) => curve).map((model) => curveTable(event, model, 12));
  return [
    table(areasTable(view)),
    chosen ? table(chosen) : '',
    ...curves.map((one) => details(one.caption ?? '', table(one)))
  ].join('');
}

function confusion(view: ConfusionView): string {
  const maps = view.models.map((_, place) => confusionTable(view, place));
  return table(confusedPairsTable(view)) + maps.map((one) => details(one.caption ?? '', table(one))).join('');
}

function synthetic(view: SyntheticDataView): string {
  const [first, ...more] = syntheticTables(view);
  const rest = more.map((one) => details(one.caption ?? '', table(one))).join('');
  return findings(view.findings) + (first ? table(first) : '') + rest;
}

function alignment(view: AlignmentMapView): string {
  return alignmentTables(view)
    .map((one) => details(one.caption ?? '', table(one)))
    .join('');
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
