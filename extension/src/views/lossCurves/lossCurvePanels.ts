import { isBaseline, isLead } from '../../../../src/views/lossCurves/curveModel';
import type { Curve } from '../../../../src/views/View';
import { trans } from '../../dom/trans';
import { settingSays } from '../../words/words';

export interface Panel {
  title: string;
  axis: Curve['axis'];
  height: number;
  curves: Curve[];
}

/** Pictures stacked over one epoch axis: losses, shares, then a panel for each kind of setting that changes. */
export function panels(curves: readonly Curve[]): Panel[] {
  const of = (axis: Curve['axis']) => curves.filter((curve) => curve.axis === axis);
  const settings = of('setting');
  const changing = settings.filter((curve) => !isConstant(curve) && !isRepeated(curve, settings));
  const kinds = [...new Set(changing.map(settingKind))];
  const all: Panel[] = [
    { title: trans.__('loss (nats)'), axis: 'loss', height: 230, curves: of('loss') },
    {
      title: trans.__('share of rows'),
      axis: 'share',
      height: 140,
      curves: of('share').filter((curve) => !isCalibration(curve))
    },
    // A few per cent: beside an accuracy it would be a flat line, and would flatten the accuracy.
    { title: trans.__('calibration error'), axis: 'share', height: 110, curves: of('share').filter(isCalibration) },
    ...kinds.map((kind): Panel => ({
      title: settingSays(kind),
      axis: 'setting',
      height: 80,
      curves: changing.filter((curve) => settingKind(curve) === kind)
    }))
  ];
  return all.filter((panel) => panel.curves.length > 0);
}

/** Settings that never change are said in words. */
export function constantSettings(curves: readonly Curve[]): { curve: Curve; value: number }[] {
  return curves
    .filter((curve) => curve.axis === 'setting' && isLead(curve) && isConstant(curve))
    .flatMap((curve) => {
      const value = curve.value.find((one) => one !== null);
      return value === undefined || value === null ? [] : [{ curve, value }];
    });
}

function isConstant({ value }: Curve): boolean {
  const known = value.filter((one) => one !== null);
  return known.every((one) => one === known[0]);
}

function isCalibration({ series }: Curve): boolean {
  return series.endsWith('/ece');
}

/** The baseline is trained with the student's own learning rate: one line says it. */
function isRepeated(curve: Curve, settings: readonly Curve[]): boolean {
  const { series, epoch, value } = curve;
  const student = settings.find((other) => isLead(other) && other.series === series);
  return isBaseline(curve) && JSON.stringify([student?.epoch, student?.value]) === JSON.stringify([epoch, value]);
}

/** "weight/soft" and "weight/hard" share a panel; a temperature and a learning rate differ too much in size. */
function settingKind({ series }: Curve): string {
  const kind = series.split('/')[0];
  return kind === 'learningRate' ? 'learning rate' : kind;
}
