import { findingTextLines } from '../findings/findingTextLines';
import type { ViewRendering } from '../rendering/ViewRendering';
import { foldedTable } from '../rendering/HtmlSection';
import { plotWidth } from '../rendering/PictureLayout';
import { tableTextLines } from '../table/tableTextLines';
import { drawSyntheticData, heightOfSyntheticData } from './drawSyntheticData';
import { syntheticTables } from './syntheticTables';
import type { SyntheticDataView } from './syntheticDataViewData';

export const syntheticDataRendering: ViewRendering<SyntheticDataView> = {
  label: 'Synthetic data',
  parts: (view) => {
    const [first, ...more] = syntheticTables(view);
    return [{ findings: view.findings }, ...(first ? [{ table: first }] : []), ...more.map((table) => foldedTable(table))];
  },
  lines: (view) => [...syntheticTables(view).flatMap(tableTextLines), ...findingTextLines(view.findings)],
  layout: (view) => ({
    width: plotWidth,
    height: heightOfSyntheticData(view, plotWidth),
    draw: (box) => drawSyntheticData(view, box)
  })
};
