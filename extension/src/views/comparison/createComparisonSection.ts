import { tabulateComparison } from '../../../../src/views/comparison/tabulateComparison';
import { formatNumber } from '../../words/formatNumber';
import type { ComparisonView } from '../../../../src/views/View';
import { table, tableBox } from '../../dom/controls/createDataTable';
import { createSelect } from '../../dom/controls/createSelect';
import { createFigure } from '../../plot/createFigure';
import { Plot } from '../../plot/Plot';
import type { Section } from '../../section/Section';
import { createViewSection } from '../../section/createViewSection';
import { readTheme } from '../../plot/readTheme';
import { plotComparison } from './plotComparison';
import { trans } from '../../dom/trans';

/** Models on the same rows: one metric at a time as a forest plot, all of them in tables. */
export function createComparisonSection(): Section<ComparisonView> {
  let view: ComparisonView | null = null;
  const metric = createSelect(trans.__('Metric'), 'metric', () => show());
  const plot = new Plot((width) => plotComparison(view!, place(), readTheme(), width));
  const picture = createFigure(plot.node);
  const box = tableBox(trans.__('Numbers of the comparison'));

  const place = () => Math.max(0, view?.metrics.findIndex(({ name }) => name === metric.value) ?? 0);

  function show() {
    if (!view?.metrics.length) return;
    const { title } = view.metrics[place()];
    const seeds = view.models.some((model) => model.seeds > 1)
      ? ` ${trans.__('Rings: the least and the most of the single seeds.')}`
      : '';
    const caption = trans.__('Dots: means with their %1 % intervals.', formatNumber(view.confidence * 100)) + seeds;
    picture.describe(caption, trans.__('%1. %2 The numbers are in the table below.', title, caption));
    plot.ask();
  }

  const parts = {
    content: [metric.node, picture.node, box],
    plots: () => [plot],
    recolour: show,
    show(next: ComparisonView) {
      view = next;
      metric.offer(view.metrics.map(({ name, title }) => [name, title]));
      const isEmpty = !view.metrics.length || !view.models.length;
      picture.node.hidden = box.hidden = isEmpty;
      // A short table is shown whole: a box that is scrolled hides its last rows.
      box.classList.toggle('sr-mod-whole', view.metrics.length + view.differences.length <= 40);
      box.replaceChildren(...tabulateComparison(view).map(table));
      if (!isEmpty) show();
    }
  };
  return createViewSection(parts, 'sr-Section sr-Comparison');
}
