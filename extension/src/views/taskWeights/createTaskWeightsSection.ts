import { chooseTermLook } from '../../../../src/views/picture/chooseTermLook';
import { tabulateTaskWeights } from '../../../../src/views/taskWeights/tabulateTaskWeights';
import type { TaskWeightsView } from '../../../../src/views/View';
import { table, tableBox } from '../../dom/controls/createDataTable';
import { createElement } from '../../dom/createElement';
import { trans } from '../../dom/trans';
import { createFigure } from '../../plot/createFigure';
import { createModelSwatch } from '../../plot/createModelSwatch';
import { Plot } from '../../plot/Plot';
import { readTheme } from '../../plot/readTheme';
import type { Section } from '../../section/Section';
import { createViewSection } from '../../section/createViewSection';
import { formatNumber } from '../../words/formatNumber';
import { plotTaskGains } from './plotTaskGains';
import { plotTaskWeights } from './plotTaskWeights';

/** The weights of the tasks with their key, beside what each task gained or lost, and both in a table. */
export function createTaskWeightsSection(): Section<TaskWeightsView> {
  let view: TaskWeightsView | null = null;
  const key = createElement('p', { class: 'sr-Key' });
  const weights = new Plot(() => plotTaskWeights(view!, readTheme()));
  const gains = new Plot((width) => plotTaskGains(view!, readTheme(), width)!);
  const [left, right] = [createFigure(key, weights.node), createFigure(gains.node)];
  const box = tableBox(trans.__('Weights and differences of the tasks'));

  function show() {
    if (!view?.tasks.length) return;
    const { colors } = readTheme();
    key.replaceChildren(
      ...view.tasks.map(({ task }, i) =>
        createElement(
          'span',
          { class: 'sr-Key-item' },
          createModelSwatch({ ...chooseTermLook(i, colors), symbol: 'circle' }),
          task
        )
      )
    );
    weights.ask();
    if (!right.node.hidden) gains.ask();
  }

  return createViewSection({
    content: [createElement('div', { class: 'sr-Grid' }, left.node, right.node), box],
    plots: () => [weights, gains],
    show(next) {
      view = next;
      const told =
        view.runs > 1 ? trans.__('Weights: mean and range of %1 seeds.', view.runs) : trans.__('Weights of the tasks.');
      left.describe(told, trans.__('%1 The numbers are in the tables below.', told));
      left.node.hidden = box.hidden = !view.tasks.length;
      right.node.hidden = !plotTaskGains(view, readTheme(), 400);
      if (view.comparison) {
        const dots = trans.__(
          'What a task gains or loses, with its %1 % interval.',
          formatNumber(view.comparison.confidence * 100)
        );
        right.describe(dots, trans.__('%1 The numbers are in the tables below.', dots));
      }
      // A short table is shown whole: a box that is scrolled hides its last rows.
      box.classList.toggle('sr-mod-whole', view.tasks.length <= 20);
      box.replaceChildren(...tabulateTaskWeights(view).map(table));
      show();
    },
    recolour: show
  });
}
