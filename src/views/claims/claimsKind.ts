import type { ViewKind } from '../kind/ViewKind';
import { plotWidth } from '../kind/PictureLayout';
import { claimsLines } from './claimsLines';
import { claimsTable } from './claimsTable';
import { drawClaims, heightOfClaims } from './drawClaims';
import type { ClaimsView } from './claimsViewType';

export const claimsKind: ViewKind<ClaimsView> = {
  label: 'Claims',
  parts: (view) => [{ table: claimsTable(view) }],
  lines: claimsLines,
  layout: (view) => ({
    width: plotWidth,
    height: heightOfClaims(view, plotWidth),
    draw: (box) => drawClaims(view, box)
  }),
  picturesTable: true
};
