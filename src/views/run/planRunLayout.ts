import { kernelWords } from '../alignmentMap/computeAlignmentMapView';
import { drawAlignmentMap, heightOfAlignmentMap } from '../alignmentMap/drawAlignmentMap';
import type { AlignmentMapView } from '../types/AlignmentMapView';
import { plotWidth, type PictureLayout } from '../rendering/PictureLayout';
import { drawLossCurves, heightOfLossCurves } from '../lossCurves/drawLossCurves';
import { heading, type Box } from '../picture/svgElements';
import { shorten } from '../picture/measureTextWidth';
import { drawSoftLabels, heightOfSoftLabels } from '../softLabels/drawSoftLabels';
import { drawSyntheticData, heightOfSyntheticData } from '../syntheticData/drawSyntheticData';
import type { SyntheticDataView } from '../types/SyntheticDataView';
import { formatPercent } from '../words/formatNumber';
import type { RunView } from '../types/RunView';

const column = 600;
const gap = 32;
const headed = 24;

interface Below {
  height: number;
  draw: (box: Box) => string;
}

/** Curves and soft labels side by side; below them, in full width, synthetic rows and the maps of layers. */
export function planRunLayout(view: RunView): PictureLayout {
  const { softLabels, lossCurves, alignment, synthetic = [] } = view;
  const top = softLabels ? Math.max(heightOfSoftLabels(softLabels), 620) : heightOfLossCurves(lossCurves);
  const width = softLabels || alignment ? 2 * column + gap : plotWidth;
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
  const draw = (box: Box) => {
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
  };
  return { width, height, state: stateOf(view), draw };
}

function drawSynthetic(view: SyntheticDataView, box: Box): string {
  const title = shorten(`Synthetic rows: ${view.synthetic}`, box.width, 12, true);
  return heading(title, box.x, box.y + 12) + drawSyntheticData(view, { ...box, y: box.y + headed, height: box.height - headed });
}

/** Next to other pictures the maps need a title of their own. */
function drawMaps(view: AlignmentMapView, box: Box): string {
  const says = `How alike the layers of teacher and student are (${kernelWords(view)} CKA)`;
  return heading(says, box.x, box.y + 12) + drawAlignmentMap(view, { ...box, y: box.y + headed, height: box.height - headed });
}

function stateOf({ status, progress, error }: RunView): string {
  const share = `${formatPercent(progress, 0)} of all training`;
  return {
    done: '',
    running: `Running: ${share}`,
    stopped: `Stopped: ${share}`,
    failed: `Failed: ${error ?? 'no reason was recorded'}`
  }[status];
}
