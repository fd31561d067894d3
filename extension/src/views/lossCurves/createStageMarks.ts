import type { Annotation, Shape } from 'plotly.js-dist-min';
import { listStagesSoFar } from '../../../../src/views/lossCurves/listStagesSoFar';
import { shorten } from '../../../../src/views/picture/measureTextWidth';
import type { LossCurvesView } from '../../../../src/views/View';
import { escapeForPlotly } from '../../plot/escapeForPlotly';
import type { Theme } from '../../plot/readTheme';

export interface StageMarks {
  shapes: Partial<Shape>[];
  annotations: Partial<Annotation>[];
  /** Pixels above the picture that the names take. */
  height: number;
}

/**
 * A thin line where a stage begins, and above the picture the name in the stage's middle, as far as there is room: names never overlap.
 *
 * @param width pixels that the epochs have.
 * @param inner pixels of the height, without margins.
 */
export function createStageMarks(view: LossCurvesView, theme: Theme, width: number, inner: number): StageMarks {
  const stages = listStagesSoFar(view);
  if (!stages.length) return { shapes: [], annotations: [], height: 0 };
  const height = 16;
  // Plotly leaves room beside the first and the last point.
  const scale = (0.88 * width) / Math.max(1e-9, stages[stages.length - 1].to);
  return {
    height,
    shapes: stages.slice(1).map(({ from }) => ({
      type: 'line',
      x0: from,
      x1: from,
      y0: 0,
      y1: 1 + height / Math.max(1, inner),
      yref: 'paper',
      layer: 'below',
      line: { color: theme.faintText, width: 1, dash: '6px,3px' as 'dash' }
    })),
    annotations: stages.flatMap(({ name, from, to }) => {
      const room = (to - from) * scale - 8;
      if (room < 16) return [];
      return [
        {
          x: (from + to) / 2,
          y: 1,
          yref: 'paper',
          yanchor: 'bottom',
          xanchor: 'center',
          text: escapeForPlotly(shorten(name, room, 11, true)),
          showarrow: false,
          borderpad: 0,
          font: { size: 11, weight: 600, color: theme.text }
        }
      ];
    })
  };
}
