import type { Kind } from '../kind/Kind';
import { foldedTable } from '../kind/Part';
import { plotWidth } from '../kind/PictureLayout';
import { drawSoftLabels, heightOfSoftLabels } from './drawSoftLabels';
import { softLabelsTable } from './softLabelsTable';
import type { SoftLabelsView } from './View';

export const softLabelsKind: Kind<SoftLabelsView> = {
  label: 'Soft labels',
  parts: (view) => {
    const table = softLabelsTable(view);
    return table ? [foldedTable(table, 'The numbers of the soft labels')] : [];
  },
  lines: () => [],
  layout: (view) => ({ width: plotWidth, height: heightOfSoftLabels(view), draw: (box) => drawSoftLabels(view, box) })
};
