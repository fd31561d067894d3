import type { AlignmentMapView, LossCurvesView, RunView, SyntheticDataView, View } from '../View';
import { formatPercent } from '../words/formatNumber';
import { palette } from '../picture/palette';
import { kernelWords } from '../alignmentMap/readAlignmentMap';
import { alignmentWidth, drawAlignmentMap, heightOfAlignmentMap } from '../alignmentMap/drawAlignmentMap';
import { drawClaims, heightOfClaims } from '../claims/drawClaims';
import { drawComparison, heightOfComparison } from '../comparison/drawComparison';
import { drawConfusion, heightOfConfusion, widthOfConfusion } from '../confusion/drawConfusion';
import { drawLabelSweep, heightOfLabelSweep } from '../labelSweep/drawLabelSweep';
import { drawLatency, heightOfLatency } from '../latency/drawLatency';
import { drawLossCurves } from '../lossCurves/drawLossCurves';
import { drawReliability, heightOfReliability } from '../reliability/drawReliability';
import { drawRocPr, heightOfRocPr } from '../rocPr/drawRocPr';
import { drawSoftLabels, heightOfSoftLabels } from '../softLabels/drawSoftLabels';
import { drawSyntheticData, heightOfSyntheticData } from '../syntheticData/drawSyntheticData';
import { element, heading, label, type Box } from '../picture/svg';
import { shorten } from '../picture/textWidth';

const margin = 16;
const header = 34;
const column = 600;
const alone = 860;
const gap = 32;
const headed = 24;

export interface Picture {
  svg: string;
  /** Pixels. */
  width: number;
  height: number;
}

/** A view as a static SVG picture on a light background; undefined for scores and findings, which are a table and a list. */
export function picture(view: View): Picture | undefined {
  switch (view.kind) {
    case 'scores':
    case 'findings':
      return undefined;
    case 'comparison':
      return frame(view, '', alone, heightOfComparison(view, alone), (box) => drawComparison(view, box));
    case 'claims':
      return frame(view, '', alone, heightOfClaims(view, alone), (box) => drawClaims(view, box));
    case 'latency':
      return frame(view, '', alone, heightOfLatency(view), (box) => drawLatency(view, box));
    case 'alignmentMap':
      return frame(view, '', alignmentWidth(view), heightOfAlignmentMap(view), (box) => drawAlignmentMap(view, box));
    case 'reliability':
      return frame(view, '', alone, heightOfReliability, (box) => drawReliability(view, box));
    case 'rocPr':
      return frame(view, '', alone, heightOfRocPr(view), (box) => drawRocPr(view, box));
    case 'confusion': {
      const width = widthOfConfusion(view);
      return frame(view, '', width, heightOfConfusion(view, width), (box) => drawConfusion(view, box));
    }
    case 'syntheticData':
      return frame(view, '', alone, heightOfSyntheticData(view, alone), (box) => drawSyntheticData(view, box));
    case 'labelSweep':
      return frame(view, '', alone, heightOfLabelSweep, (box) => drawLabelSweep(view, box));
    case 'lossCurves':
      return frame(view, '', alone, heightOfCurves(view), (box) => drawLossCurves(view, box, false));
    case 'softLabels':
      return frame(view, '', alone, heightOfSoftLabels(view), (box) => drawSoftLabels(view, box));
    case 'run':
      return drawRun(view);
  }
}

function drawRun(view: RunView): Picture {
  const { softLabels, lossCurves, alignment, synthetic = [] } = view;
  const top = softLabels ? Math.max(heightOfSoftLabels(softLabels), 620 + forLegend(lossCurves)) : heightOfCurves(lossCurves);
  const width = softLabels || alignment ? 2 * column + gap : alone;
  const below: Below[] = [
    ...synthetic.map((one) => ({
      height: gap + headed + heightOfSyntheticData(one, width),
      draw: (box: Box) => drawSynthetic(one, box)
    })),
    ...(alignment
      ? [{ height: gap + headed + heightOfAlignmentMap(alignment), draw: (box: Box) => drawMaps(alignment, box) }]
      : [])
  ];
  const height = below.reduce((sum, part) => sum + part.height, top);
  return frame(view, stateOf(view), width, height, (box) => {
    let from = box.y + top;
    const parts = below.map((part) => {
      from += part.height;
      return part.draw({ ...box, y: from - part.height + gap, height: part.height - gap });
    });
    return [
      drawLossCurves(lossCurves, { ...box, width: softLabels ? column : width, height: top }, softLabels !== undefined),
      softLabels ? drawSoftLabels(softLabels, { ...box, x: box.x + column + gap, width: column, height: top }) : '',
      ...parts
    ].join('');
  });
}

interface Below {
  height: number;
  draw: (box: Box) => string;
}

function drawSynthetic(view: SyntheticDataView, box: Box): string {
  const title = shorten(`Synthetic rows: ${view.synthetic}`, box.width, 12, true);
  return heading(title, box.x, box.y + 12) + drawSyntheticData(view, { ...box, y: box.y + headed, height: box.height - headed });
}

/** Among other pictures the maps need to say what they are. */
function drawMaps(view: AlignmentMapView, box: Box): string {
  const says = `How alike the layers of teacher and student are (${kernelWords(view)} CKA)`;
  return heading(says, box.x, box.y + 12) + drawAlignmentMap(view, { ...box, y: box.y + headed, height: box.height - headed });
}

function heightOfCurves(view: LossCurvesView): number {
  return view.curves.length ? 420 + forLegend(view) : 80;
}

/** Many losses have a legend of many rows, which is not to press them flat. */
function forLegend({ curves }: LossCurvesView): number {
  return 10 * Math.max(0, curves.filter(({ axis }) => axis === 'loss').length - 8);
}

function stateOf({ status, progress, error }: RunView): string {
  const epochs = `${formatPercent(progress, 0)} of the epochs`;
  return {
    done: '',
    running: `Running: ${epochs}`,
    stopped: `Stopped: ${epochs}`,
    failed: `Failed: ${error ?? 'no reason was recorded'}`
  }[status];
}

type Draw = (box: { x: number; y: number; width: number; height: number }) => string;

function frame({ title, says }: View, state: string, width: number, height: number, draw: Draw): Picture {
  const top = header + (state ? 20 : 0);
  const [whole, high] = [width + 2 * margin, height + top + 2 * margin];
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
      state
        ? label(shorten(state, width, 12, true), margin, margin + 36, {
            'font-size': 12,
            'font-weight': 'bold',
            fill: palette.light.muted
          })
        : '',
      draw({ x: margin, y: margin + top, width, height })
    ]
  );
  return { svg, width: whole, height: high };
}
