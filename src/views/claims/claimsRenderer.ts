import type { KindRenderer } from '../rendering/KindRenderer';
import { plotWidth } from '../rendering/PictureLayout';
import { claimsToTextLines } from './claimsToTextLines';
import { tabulateClaims } from './tabulateClaims';
import { drawClaims, heightOfClaims } from './drawClaims';
import type { ClaimsView } from '../types/ClaimsView';

export const claimsRenderer: KindRenderer<ClaimsView> = {
  label: 'Claims',
  parts: (view) => [{ table: tabulateClaims(view) }],
  lines: claimsToTextLines,
  layout: (view) => ({
    width: plotWidth,
    height: heightOfClaims(view, plotWidth),
    draw: (box) => drawClaims(view, box)
  }),
  picturesTable: true
};
