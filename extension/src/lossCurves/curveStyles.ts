import { dashes, palette } from '../../../src/views/palette';
import type { Curve } from '../../../src/views/View';
import type { Theme } from '../theme';
import { curveKey } from './curveName';

export interface CurveStyle {
  colour: string;
  width: number;
  /** As plotly and SVG both take it; empty for an unbroken line. */
  dash: string;
  /** Validation is measured once an epoch: its points are marked. */
  points: boolean;
}

/**
 * A style for each curve that holds without its colour too: train terms are dashed each in its own way, their weighted sum is thick,
 * validation has points, the baseline is grey with long dashes.
 */
export function curveStyles(curves: readonly Curve[], theme: Theme): Map<string, CurveStyle> {
  const colours = theme.light ? palette.light : palette.dark;
  const terms = [...new Set(curves.filter((curve) => curve.of === 'student' && curve.series !== 'train/loss').map(measured))];
  return new Map(
    curves.map((curve): [string, CurveStyle] => {
      const points = curve.split === 'validation';
      if (curve.of === 'baseline')
        return [curveKey(curve), { colour: colours.muted, width: 1.5, dash: points ? '8px,4px' : '4px,4px', points }];
      if (curve.series === 'train/loss') return [curveKey(curve), { colour: colours.ink, width: 2.5, dash: '', points }];
      const place = terms.indexOf(measured(curve));
      const dash = curve.split === 'train' ? dashes[place % dashes.length] : '';
      const colour = isStudent(curve) ? colours.student : colours.terms[place % colours.terms.length];
      return [curveKey(curve), { colour, width: 1.8, dash, points }];
    })
  );
}

function measured({ series }: Curve): string {
  return series.slice(series.indexOf('/') + 1);
}

/** What belongs to no term is the model's own. */
function isStudent({ series, axis }: Curve): boolean {
  return axis === 'share' && series === 'validation/accuracy';
}
