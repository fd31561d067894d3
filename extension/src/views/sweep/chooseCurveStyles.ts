import { dashes } from '../../../../src/views/picture/palette';
import type { PlotSymbol } from '../../../../src/views/picture/chooseModelLooks';
import type { Theme } from '../../plot/readTheme';

export interface SweepLook {
  color: string;
  dash: string | undefined;
  symbol: PlotSymbol;
}

/** The student alone has a mark and a dash of its own; curves of several combinations go through colours, dashes and marks. */
export function chooseCurveStyles({ colors }: Theme): { alone: SweepLook; of(place: number): SweepLook } {
  const all = [colors.student, ...colors.terms, colors.teacher];
  const symbols: PlotSymbol[] = ['circle', 'diamond', 'triangle-up'];
  return {
    alone: { color: colors.baseline, dash: '7px,3px', symbol: 'square' },
    of: (place) => ({
      color: all[place % all.length],
      dash: place === 0 ? undefined : dashes[(place - 1) % dashes.length],
      symbol: symbols[place % symbols.length]
    })
  };
}
