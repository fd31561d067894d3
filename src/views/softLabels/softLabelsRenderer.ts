import type { KindRenderer } from '../rendering/KindRenderer';
import { foldedTable } from '../rendering/HtmlSection';
import { plotWidth } from '../rendering/PictureLayout';
import { drawSoftLabels, heightOfSoftLabels } from './drawSoftLabels';
import { tabulateSoftLabels } from './tabulateSoftLabels';
import type { SoftLabelsView } from '../types/SoftLabelsView';

export const softLabelsRenderer: KindRenderer<SoftLabelsView> = {
  label: 'Soft labels',
  parts: (view) => {
    const table = tabulateSoftLabels(view);
    return table ? [foldedTable(table, 'The numbers of the soft labels')] : [];
  },
  lines: () => [],
  layout: (view) => ({ width: plotWidth, height: heightOfSoftLabels(view), draw: (box) => drawSoftLabels(view, box) })
};
