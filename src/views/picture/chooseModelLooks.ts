import { dashes, type Palette } from './palette';
import { chooseModelColors } from './chooseModelColors';

export type PlotSymbol = 'circle' | 'square' | 'diamond' | 'triangle-up';

/** How a model's curve is drawn: nothing depends on colour alone. */
export interface ModelLook {
  color: string;
  symbol: PlotSymbol;
  /** Dash lengths; undefined for a solid line. */
  dash: string | undefined;
}

const symbols: readonly PlotSymbol[] = ['circle', 'square', 'diamond', 'triangle-up'];

/** A look for each model, in their order. */
export function chooseModelLooks(names: readonly string[], palette: Palette): ModelLook[] {
  const colors = chooseModelColors(names, palette);
  return names.map((_, i) => ({
    color: colors[i],
    symbol: symbols[i % symbols.length],
    dash: i === 0 ? undefined : dashes[(i - 1) % dashes.length]
  }));
}
