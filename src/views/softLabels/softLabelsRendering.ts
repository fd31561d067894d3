import type { ViewRendering } from '../rendering/ViewRendering';
import { foldedTable } from '../rendering/HtmlSection';
import { plotWidth } from '../rendering/PictureLayout';
import { drawSoftLabels, heightOfSoftLabels } from './drawSoftLabels';
import { softLabelsTable } from './softLabelsTable';
import type { SoftLabelsView } from './softLabelsViewData';

export const softLabelsRendering: ViewRendering<SoftLabelsView> = {
  label: 'Soft labels',
  parts: (view) => {
    const table = softLabelsTable(view);
    return table ? [foldedTable(table, 'The numbers of the soft labels')] : [];
  },
  lines: () => [],
  layout: (view) => ({ width: plotWidth, height: heightOfSoftLabels(view), draw: (box) => drawSoftLabels(view, box) })
};
