import { formatNumber } from '../../words/formatNumber';
import { chooseModelLooks } from '../../../../src/views/picture/chooseModelLooks';
import { tabulateReliabilityBins, tabulateReliability } from '../../../../src/views/reliability/tabulateReliability';
import type { ReliabilityView } from '../../../../src/views/View';
import { createDataTable, table, tableBox } from '../../dom/controls/createDataTable';
import { createElement } from '../../dom/createElement';
import { createFigure } from '../../plot/createFigure';
import { Plot } from '../../plot/Plot';
import type { Section } from '../../section/Section';
import { createViewSection } from '../../section/createViewSection';
import { readTheme } from '../../plot/readTheme';
import { createModelSwatch } from '../../plot/createModelSwatch';
import { plotReliability } from './plotReliability';
import { trans } from '../../dom/trans';

/** Reliability curves with their key, the models' calibration in a table and the bins in another. */
export function createReliabilitySection(): Section<ReliabilityView> {
  let view: ReliabilityView | null = null;
  const key = createElement('p', { class: 'sr-Key' });
  const plot = new Plot((width) => plotReliability(view!, readTheme(), width));
  const picture = createFigure(key, plot.node);
  const box = tableBox(trans.__('Calibration of the models'));
  const bins = createDataTable(trans.__('The numbers of the bins'), () => tabulateReliabilityBins(view!));

  function show() {
    if (!view?.models.length) return;
    const names = view.models.map(({ name }) => name);
    const looks = chooseModelLooks(names, readTheme().colors);
    key.replaceChildren(
      ...names.map((name, i) => createElement('span', { class: 'sr-Key-item' }, createModelSwatch(looks[i]), name))
    );
    plot.ask();
  }

  return createViewSection({
    content: [picture.node, box, bins.node],
    plots: () => [plot],
    show(next) {
      view = next;
      const caption = trans.__(
        'Diagonal: as predicted. Bars: %1 % intervals. Below: rows in each bin.',
        formatNumber(view.confidence * 100)
      );
      picture.describe(
        caption,
        trans.__('What came true against what was predicted. %1 The numbers are in the tables below.', caption)
      );
      picture.node.hidden = box.hidden = bins.node.hidden = !view.models.length;
      box.replaceChildren(table(tabulateReliability(view)));
      bins.refresh();
      show();
    },
    recolour: show
  });
}
