import { findingLines } from '../findings/findingLines';
import type { ViewKind } from '../kind/ViewKind';
import { foldedTable } from '../kind/ViewPart';
import { plotWidth } from '../kind/PictureLayout';
import { tableLines } from '../table/tableLines';
import { drawSyntheticData, heightOfSyntheticData } from './drawSyntheticData';
import { syntheticTables } from './syntheticTables';
import type { SyntheticDataView } from './syntheticDataViewType';

export const syntheticDataKind: ViewKind<SyntheticDataView> = {
  label: 'Synthetic data',
  parts: (view) => {
    const [first, ...more] = syntheticTables(view);
    return [{ findings: view.findings }, ...(first ? [{ table: first }] : []), ...more.map((table) => foldedTable(table))];
  },
  lines: (view) => [...syntheticTables(view).flatMap(tableLines), ...findingLines(view.findings)],
  layout: (view) => ({
    width: plotWidth,
    height: heightOfSyntheticData(view, plotWidth),
    draw: (box) => drawSyntheticData(view, box)
  })
};
