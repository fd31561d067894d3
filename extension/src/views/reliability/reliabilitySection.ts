import { formatNumber } from '../../words/formatNumber';
import { modelLooks } from '../../../../src/views/picture/modelLooks';
import { reliabilityBinsTable, reliabilityTable } from '../../../../src/views/reliability/reliabilityTables';
import type { ReliabilityView } from '../../../../src/views/View';
import { dataTable, table, tableBox } from '../../dom/controls/dataTable';
import { element } from '../../dom/element';
import { figure } from '../../plot/figure';
import { Plot } from '../../plot/Plot';
import type { Section } from '../../section/Section';
import { viewSection } from '../../section/viewSection';
import { readTheme } from '../../plot/theme';
import { modelSwatch } from '../../plot/modelSwatch';
import { reliabilityPicture } from './reliabilityPicture';
import { trans } from '../../dom/trans';

/** Reliability curves with their key, the models' calibration in a table and the bins in another. */
export function reliabilitySection(): Section<ReliabilityView> {
  let view: ReliabilityView | null = null;
  const key = element('p', { class: 'sr-Key' });
  const plot = new Plot((width) => reliabilityPicture(view!, readTheme(), width));
  const picture = figure(key, plot.node);
  const box = tableBox(trans.__('Calibration of the models'));
  const bins = dataTable(trans.__('The numbers of the bins'), () => reliabilityBinsTable(view!));

  function show() {
    if (!view?.models.length) return;
    const names = view.models.map(({ name }) => name);
    const looks = modelLooks(names, readTheme().colors);
    key.replaceChildren(...names.map((name, i) => element('span', { class: 'sr-Key-item' }, modelSwatch(looks[i]), name)));
    plot.ask();
  }

  return viewSection({
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
      box.replaceChildren(table(reliabilityTable(view)));
      bins.refresh();
      show();
    },
    recolour: show
  });
}
