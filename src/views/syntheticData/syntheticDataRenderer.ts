import { findingsToTextLines } from '../findings/findingsToTextLines';
import type { KindRenderer } from '../rendering/KindRenderer';
import { foldedTable } from '../rendering/HtmlSection';
import { plotWidth } from '../rendering/PictureLayout';
import { tableToTextLines } from '../table/tableToTextLines';
import { drawSyntheticData, heightOfSyntheticData } from './drawSyntheticData';
import { tabulateSyntheticData } from './tabulateSyntheticData';
import type { SyntheticDataView } from '../types/SyntheticDataView';

export const syntheticDataRenderer: KindRenderer<SyntheticDataView> = {
  label: 'Synthetic data',
  parts: (view) => {
    const [first, ...more] = tabulateSyntheticData(view);
    return [{ findings: view.findings }, ...(first ? [{ table: first }] : []), ...more.map((table) => foldedTable(table))];
  },
  lines: (view) => [...tabulateSyntheticData(view).flatMap(tableToTextLines), ...findingsToTextLines(view.findings)],
  layout: (view) => ({
    width: plotWidth,
    height: heightOfSyntheticData(view, plotWidth),
    draw: (box) => drawSyntheticData(view, box)
  })
};
