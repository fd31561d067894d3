import type { Curve } from '../../../src/views/View';

export interface Panel {
  title: string;
  axis: Curve['axis'];
  height: number;
  curves: Curve[];
}

/** Pictures stacked over one epoch axis: losses, shares, then a panel for each kind of setting that changes. */
export function panels(curves: readonly Curve[]): Panel[] {
  const of = (axis: Curve['axis']) => curves.filter((curve) => curve.axis === axis);
  const changing = of('setting').filter((curve) => !isConstant(curve));
  const kinds = [...new Set(changing.map(settingKind))];
  const all: Panel[] = [
    { title: 'loss (nats)', axis: 'loss', height: 230, curves: of('loss') },
    { title: 'share of rows', axis: 'share', height: 140, curves: of('share').filter((curve) => !isCalibration(curve)) },
    // A few per cent: beside an accuracy it would be a flat line, and would flatten the accuracy.
    { title: 'calibration error', axis: 'share', height: 110, curves: of('share').filter(isCalibration) },
    ...kinds.map((kind): Panel => ({
      title: kind,
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
    .filter((curve) => curve.axis === 'setting' && curve.of === 'student' && isConstant(curve))
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

/** "weight/soft" and "weight/hard" share a panel; a temperature and a learning rate differ too much in size. */
function settingKind({ series }: Curve): string {
  const kind = series.split('/')[0];
  return kind === 'learningRate' ? 'learning rate' : kind;
}
