import type { KindRenderer } from '../rendering/KindRenderer';
import { plotWidth } from '../rendering/PictureLayout';
import { tableToTextLines } from '../table/tableToTextLines';
import type { TradeOffView } from '../types/TradeOffView';
import { drawTradeOff } from './drawTradeOff';
import { tabulateTradeOff } from './tabulateTradeOff';

const height = 400;

export const tradeOffRenderer: KindRenderer<TradeOffView> = {
  label: 'Trade-off',
  parts: (view) => [{ table: tabulateTradeOff(view) }],
  lines: (view) => tableToTextLines(tabulateTradeOff(view)),
  layout: (view) => ({ width: plotWidth, height, draw: (box) => drawTradeOff(view, box) })
};
