import type { ViewKind } from '../kind/ViewKind';
import { foldedTable } from '../kind/ViewPart';
import { plotWidth } from '../kind/PictureLayout';
import { drawSoftLabels, heightOfSoftLabels } from './drawSoftLabels';
import { softLabelsTable } from './softLabelsTable';
import type { SoftLabelsView } from './softLabelsViewType';

export const softLabelsKind: ViewKind<SoftLabelsView> = {
  label: 'Soft labels',
  parts: (view) => {
    const table = softLabelsTable(view);
    return table ? [foldedTable(table, 'The numbers of the soft labels')] : [];
  },
  lines: () => [],
  layout: (view) => ({ width: plotWidth, height: heightOfSoftLabels(view), draw: (box) => drawSoftLabels(view, box) })
};
