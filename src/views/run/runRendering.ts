import { alignmentMapRendering } from '../alignmentMap/alignmentMapRendering';
import { comparisonRendering } from '../comparison/comparisonRendering';
import type { ViewRendering } from '../rendering/ViewRendering';
import { foldedTable, type HtmlSection } from '../rendering/HtmlSection';
import { lossCurvesRendering } from '../lossCurves/lossCurvesRendering';
import { scoresRendering } from '../scores/scoresRendering';
import { softLabelsRendering } from '../softLabels/softLabelsRendering';
import { syntheticDataRendering } from '../syntheticData/syntheticDataRendering';
import { formatPercent } from '../words/formatNumber';
import { runLayout } from './runLayout';
import type { RunView } from './runViewData';

export const runRendering: ViewRendering<RunView> = {
  label: 'Run',
  parts,
  liveParts: ({ status, progress, scores, findings }) => [
    { says: `${status}, ${formatPercent(progress, 0)} of all training done` },
    ...scoresRendering.parts(scores),
    { findings }
  ],
  lines: ({ synthetic = [] }) => synthetic.map(({ title, says }) => `${title}. ${says}`),
  layout: runLayout
};

function parts(view: RunView): HtmlSection[] {
  const { scores, comparison, findings, setup, lossCurves, softLabels, synthetic = [], alignment } = view;
  return [
    ...scoresRendering.parts(scores),
    ...(comparison ? comparisonRendering.parts(comparison) : []),
    { findings },
    foldedTable({ columns: ['What', 'Value'], rows: setup }, 'The set-up of the run'),
    ...(lossCurves.curves.length ? lossCurvesRendering.parts(lossCurves) : []),
    ...(softLabels ? softLabelsRendering.parts(softLabels) : []),
    ...synthetic.flatMap((one) => [{ title: one.title, says: one.says }, ...syntheticDataRendering.parts(one)]),
    ...(alignment ? alignmentMapRendering.parts(alignment) : [])
  ];
}
