import type { View } from '../View';
import { palette } from '../palette';
import { drawLossCurves } from './drawLossCurves';
import { drawSoftLabels, heightOfSoftLabels } from './drawSoftLabels';
import { element, label } from './svg';
import { shorten } from './textWidth';

const margin = 16;
const header = 34;
const column = 600;
const alone = 860;

export interface Picture {
  svg: string;
  /** Pixels. */
  width: number;
  height: number;
}

/** A view as a static SVG picture on a light background; undefined for scores, which are a table and no picture. */
export function picture(view: View): Picture | undefined {
  switch (view.kind) {
    case 'scores':
      return undefined;
    case 'lossCurves':
      return frame(view.title, view.says, alone, 400, (box) => drawLossCurves(view, box, false));
    case 'softLabels':
      return frame(view.title, view.says, alone, heightOfSoftLabels(view), (box) => drawSoftLabels(view, box));
    case 'run': {
      const { softLabels, lossCurves } = view;
      if (!softLabels) return frame(view.title, view.says, alone, 400, (box) => drawLossCurves(lossCurves, box, false));
      return frame(view.title, view.says, 2 * column + 32, heightOfSoftLabels(softLabels), (box) =>
        [
          drawLossCurves(lossCurves, { ...box, width: column }, true),
          drawSoftLabels(softLabels, { ...box, x: box.x + column + 32, width: column })
        ].join('')
      );
    }
  }
}

type Draw = (box: { x: number; y: number; width: number; height: number }) => string;

function frame(title: string, says: string, width: number, height: number, draw: Draw): Picture {
  const [whole, high] = [width + 2 * margin, height + header + 2 * margin];
  const attributes = {
    xmlns: 'http://www.w3.org/2000/svg',
    width: whole,
    height: high,
    viewBox: `0 0 ${whole} ${high}`,
    role: 'img'
  };
  const svg = element(
    'svg',
    { ...attributes, 'aria-label': says, 'font-family': "'DejaVu Sans', Verdana, sans-serif", fill: palette.light.ink },
    [
      element('rect', { width: whole, height: high, fill: palette.light.background }),
      label(shorten(title, width, 16, true), margin, margin + 15, { 'font-size': 16, 'font-weight': 'bold' }),
      draw({ x: margin, y: margin + header, width, height })
    ]
  );
  return { svg, width: whole, height: high };
}
