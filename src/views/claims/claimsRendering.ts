import type { ViewRendering } from '../rendering/ViewRendering';
import { plotWidth } from '../rendering/PictureLayout';
import { claimsTextLines } from './claimsTextLines';
import { claimsTable } from './claimsTable';
import { drawClaims, heightOfClaims } from './drawClaims';
import type { ClaimsView } from './claimsViewData';

export const claimsRendering: ViewRendering<ClaimsView> = {
  label: 'Claims',
  parts: (view) => [{ table: claimsTable(view) }],
  lines: claimsTextLines,
  layout: (view) => ({
    width: plotWidth,
    height: heightOfClaims(view, plotWidth),
    draw: (box) => drawClaims(view, box)
  }),
  picturesTable: true
};
