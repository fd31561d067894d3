import type { PlotSymbol } from '../../../../src/views/picture/chooseModelLooks';
import type { Theme } from '../../plot/readTheme';
import { trans } from '../../dom/trans';

export interface SweepLook {
  name: string;
  color: string;
  /** Of its intervals, seen through. */
  band: string;
  symbol: PlotSymbol;
  dash: string | undefined;
}

/** How both curves of a sweep are drawn: told apart by mark and dash too. */
export function chooseCurveStyles(theme: Theme): { distilled: SweepLook; alone: SweepLook } {
  const { student, baseline } = theme.colors;
  const band = (color: string) => `${color}2b`;
  return {
    distilled: {
      name: trans.__("with the teacher's labels of the rest"),
      color: student,
      band: band(student),
      symbol: 'circle',
      dash: undefined
    },
    alone: { name: trans.__('alone, on these labels'), color: baseline, band: band(baseline), symbol: 'square', dash: '7px,3px' }
  };
}
