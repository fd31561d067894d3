import { dirname, join } from 'node:path';
import { deflateSync } from 'node:zlib';
import type * as resvg from '@resvg/resvg-js';
import { encodeIndexedPng } from '../picture/encodeIndexedPng';

/** A notebook stores a picture twice: in its HTML and next to it. */
const bytesAtMost = 150_000;

/**
 * An SVG picture as a PNG of twice its size, base64. Its fonts come with the package, so it is the same on every machine. It is made
 * smaller if it would take more than 150 kB. This is the only file of the views that needs Node.
 */
export function svgToPng(svg: string): string {
  // Loaded when the first picture is drawn, since the library takes a while to load.
  const { Resvg } = require('@resvg/resvg-js') as typeof resvg;
  let bytes: Uint8Array = new Uint8Array(0);
  for (const zoom of [2, 1.5, 1.25, 1]) {
    const drawn = new Resvg(svg, { fitTo: { mode: 'zoom', value: zoom }, font, background: '#ffffff' }).render();
    bytes = encodeIndexedPng(drawn.pixels, drawn.width, drawn.height, (rows) => deflateSync(rows, { level: 9 }));
    if (bytes.length <= bytesAtMost) break;
  }
  return Buffer.from(bytes).toString('base64');
}

const fonts = join(dirname(require.resolve('dejavu-fonts-ttf/package.json')), 'ttf');

const font = {
  fontFiles: [join(fonts, 'DejaVuSans.ttf'), join(fonts, 'DejaVuSans-Bold.ttf')],
  loadSystemFonts: false,
  defaultFontFamily: 'DejaVu Sans',
  sansSerifFamily: 'DejaVu Sans'
};
