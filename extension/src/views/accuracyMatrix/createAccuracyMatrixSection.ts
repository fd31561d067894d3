import { tabulateAccuracyMatrix, tabulateStrategies } from '../../../../src/views/accuracyMatrix/tabulateAccuracyMatrix';
import type { AccuracyMatrixView } from '../../../../src/views/View';
import { createDataTable, table, tableBox } from '../../dom/controls/createDataTable';
import { createSelect } from '../../dom/controls/createSelect';
import { createElement } from '../../dom/createElement';
import { trans } from '../../dom/trans';
import { createFigure } from '../../plot/createFigure';
import { Plot } from '../../plot/Plot';
import { readTheme } from '../../plot/readTheme';
import type { Section } from '../../section/Section';
import { createViewSection } from '../../section/createViewSection';
import { formatPercent } from '../../words/formatNumber';
import { plotAccuracyMatrix } from './plotAccuracyMatrix';

/** What is known of each part of a stream after each part: a map for each strategy, the numbers in tables. */
export function createAccuracyMatrixSection(): Section<AccuracyMatrixView> {
  let view: AccuracyMatrixView | null = null;
  const key = createElement('p', { class: 'sr-Note' });
  key.textContent = trans.__('Parts across, time down. A column that pales below its diagonal is a part that is forgotten.');
  const grid = createElement('div', { class: 'sr-Grid' });
  const maps: { plot: Plot; picture: ReturnType<typeof createFigure> }[] = [];
  const box = tableBox(trans.__('Strategies'));
  const strategy = createSelect(trans.__('Strategy'), 'strategy', () => numbers.refresh());
  const numbers = createDataTable(trans.__('The numbers of a map'), () =>
    tabulateAccuracyMatrix(view!, Math.max(0, Number(strategy.value) || 0))
  );
  numbers.node.querySelector('summary')!.after(strategy.node);

  function setMaps(count: number) {
    while (maps.length > count) maps.pop()!.plot.dispose();
    while (maps.length < count) {
      const place = maps.length;
      const plot = new Plot((width) => plotAccuracyMatrix(view!, place, readTheme(), width));
      maps.push({ plot, picture: createFigure(plot.node) });
    }
    grid.replaceChildren(...maps.map(({ picture }) => picture.node));
  }

  return createViewSection({
    content: [key, grid, box, numbers.node],
    plots: () => maps.map(({ plot }) => plot),
    show(next) {
      view = next;
      const { strategies } = view;
      for (const part of [key, grid, box, numbers.node]) part.hidden = strategies.length === 0;
      setMaps(strategies.length);
      if (strategies.length === 0) return;
      strategies.forEach(({ name, averageAccuracy }, place) => {
        const { plot, picture } = maps[place];
        const caption = trans.__('%1: average accuracy %2', name, formatPercent(averageAccuracy.mean, 1));
        picture.describe(caption, trans.__('%1. The table below has the numbers.', caption));
        plot.ask();
      });
      box.replaceChildren(table(tabulateStrategies(view)));
      strategy.offer(strategies.map(({ name }, place) => [String(place), name]));
      numbers.refresh();
    },
    recolour() {
      for (const { plot } of maps) plot.ask();
    }
  });
}
