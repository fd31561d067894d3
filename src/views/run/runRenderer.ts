import { alignmentMapRenderer } from '../alignmentMap/alignmentMapRenderer';
import { comparisonRenderer } from '../comparison/comparisonRenderer';
import type { KindRenderer } from '../rendering/KindRenderer';
import { foldedTable, type HtmlSection } from '../rendering/HtmlSection';
import { lossCurvesRenderer } from '../lossCurves/lossCurvesRenderer';
import { scoresRenderer } from '../scores/scoresRenderer';
import { softLabelsRenderer } from '../softLabels/softLabelsRenderer';
import { syntheticDataRenderer } from '../syntheticData/syntheticDataRenderer';
import { formatPercent } from '../words/formatNumber';
import { planRunLayout } from './planRunLayout';
import type { RunView } from '../types/RunView';

export const runRenderer: KindRenderer<RunView> = {
  label: 'Run',
  parts,
  liveParts: ({ status, progress, scores, findings }) => [
    { says: `${status}, ${formatPercent(progress, 0)} of all training done` },
    ...scoresRenderer.parts(scores),
    { findings }
  ],
  lines: ({ synthetic = [] }) => synthetic.map(({ title, says }) => `${title}. ${says}`),
  layout: planRunLayout
};

function parts(view: RunView): HtmlSection[] {
  const { scores, comparison, findings, setup, lossCurves, softLabels, synthetic = [], alignment } = view;
  return [
    ...scoresRenderer.parts(scores),
    ...(comparison ? comparisonRenderer.parts(comparison) : []),
    { findings },
    foldedTable({ columns: ['What', 'Value'], rows: setup }, 'The set-up of the run'),
    ...(lossCurves.curves.length ? lossCurvesRenderer.parts(lossCurves) : []),
    ...(softLabels ? softLabelsRenderer.parts(softLabels) : []),
    ...synthetic.flatMap((one) => [{ title: one.title, says: one.says }, ...syntheticDataRenderer.parts(one)]),
    ...(alignment ? alignmentMapRenderer.parts(alignment) : [])
  ];
}
