import type * as resvg from '@resvg/resvg-js';

/**
 * An SVG drawing as pixels, [size, size, 3] from 0 to 1, on white, as large as fits and in the middle. Texts in it are left out, since fonts differ from machine to machine.
 *
 * @throws Error for what is no SVG.
 */
export function renderSvg(svg: string, size: number): Float32Array {
  // Its complaint of one would end the process.
  if (svg.includes('\0')) throw new Error('a byte 0 among its text');
  // Loaded when the first picture is drawn, since the library takes a while to load.
  const { Resvg } = require('@resvg/resvg-js') as typeof resvg;
  const asked = new Resvg(svg, { font: { loadSystemFonts: false } });
  const mode = asked.width >= asked.height ? 'width' : 'height';
  const drawn = new Resvg(svg, {
    fitTo: { mode, value: size },
    background: '#ffffff',
    font: { loadSystemFonts: false }
  }).render();
  const { pixels, width, height } = drawn;
  const row = new Float32Array(size * size * 3).fill(1);
  const [left, top] = [Math.floor((size - width) / 2), Math.floor((size - height) / 2)];
  for (let y = 0; y < Math.min(height, size); y++)
    for (let x = 0; x < Math.min(width, size); x++)
      for (let c = 0; c < 3; c++) row[((y + top) * size + x + left) * 3 + c] = pixels[(y * width + x) * 4 + c] / 255;
  return row;
}
