import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { Resvg } from '@resvg/resvg-js';

/** A picture in a notebook is stored twice, in its HTML and beside it. */
const bytesAtMost = 150_000;

/**
 * An SVG picture as a PNG of twice its size, base64. Its fonts come with the package, so that it is the same on every machine;
 * it is made smaller where it would take more than 150 kB.
 */
export function png(svg: string): string {
  let bytes: Buffer = Buffer.alloc(0);
  for (const zoom of [2, 1.5, 1.25, 1]) {
    bytes = new Resvg(svg, { fitTo: { mode: 'zoom', value: zoom }, font, background: '#ffffff' }).render().asPng();
    if (bytes.length <= bytesAtMost) break;
  }
  return bytes.toString('base64');
}

const fonts = join(dirname(createRequire(__filename).resolve('dejavu-fonts-ttf/package.json')), 'ttf');

const font = {
  fontFiles: [join(fonts, 'DejaVuSans.ttf'), join(fonts, 'DejaVuSans-Bold.ttf')],
  loadSystemFonts: false,
  defaultFontFamily: 'DejaVu Sans',
  sansSerifFamily: 'DejaVu Sans'
};
