import { alignmentMapKind } from '../alignmentMap/alignmentMapKind';
import { comparisonKind } from '../comparison/comparisonKind';
import type { ViewKind } from '../kind/ViewKind';
import { foldedTable, type ViewPart } from '../kind/ViewPart';
import { lossCurvesKind } from '../lossCurves/lossCurvesKind';
import { scoresKind } from '../scores/scoresKind';
import { softLabelsKind } from '../softLabels/softLabelsKind';
import { syntheticDataKind } from '../syntheticData/syntheticDataKind';
import { formatPercent } from '../words/formatNumber';
import { runLayout } from './runLayout';
import type { RunView } from './runViewType';

export const runKind: ViewKind<RunView> = {
  label: 'Run',
  parts,
  liveParts: ({ status, progress, scores, findings }) => [
    { says: `${status}, ${formatPercent(progress, 0)} of all training done` },
    ...scoresKind.parts(scores),
    { findings }
  ],
  lines: ({ synthetic = [] }) => synthetic.map(({ title, says }) => `${title}. ${says}`),
  layout: runLayout
};

function parts(view: RunView): ViewPart[] {
  const { scores, comparison, findings, setup, lossCurves, softLabels, synthetic = [], alignment } = view;
  return [
    ...scoresKind.parts(scores),
    ...(comparison ? comparisonKind.parts(comparison) : []),
    { findings },
    foldedTable({ columns: ['What', 'Value'], rows: setup }, 'The set-up of the run'),
    ...(lossCurves.curves.length ? lossCurvesKind.parts(lossCurves) : []),
    ...(softLabels ? softLabelsKind.parts(softLabels) : []),
    ...synthetic.flatMap((one) => [{ title: one.title, says: one.says }, ...syntheticDataKind.parts(one)]),
    ...(alignment ? alignmentMapKind.parts(alignment) : [])
  ];
}
