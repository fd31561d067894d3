import { formatNumber } from '../../../src/views/formatNumber';
import { modelLooks } from '../../../src/views/modelLooks';
import { palette } from '../../../src/views/palette';
import { reliabilityBinsTable, reliabilityTable } from '../../../src/views/reliabilityTables';
import type { ReliabilityView } from '../../../src/views/View';
import { dataTable, table, tableBox } from '../controls/dataTable';
import { element } from '../element';
import { figure } from '../figure';
import { Plot } from '../Plot';
import type { Section } from '../Section';
import { sectionOf } from '../sectionOf';
import { readTheme } from '../theme';
import { lookSwatch } from './lookSwatch';
import { reliabilityPicture } from './reliabilityPicture';

/** Reliability curves with their key, the models' calibration in a table and the bins in another. */
export function reliabilitySection(): Section<ReliabilityView> {
  let view: ReliabilityView | null = null;
  const key = element('p', { class: 'sr-Key' });
  const plot = new Plot((width) => reliabilityPicture(view!, readTheme(), width));
  const picture = figure(key, plot.node);
  const box = tableBox('Calibration of the models');
  const bins = dataTable('The numbers of the bins', () => reliabilityBinsTable(view!));

  function show() {
    if (!view?.models.length) return;
    const names = view.models.map(({ name }) => name);
    const looks = modelLooks(names, readTheme().light ? palette.light : palette.dark);
    key.replaceChildren(...names.map((name, i) => element('span', { class: 'sr-Key-item' }, lookSwatch(looks[i]), name)));
    plot.ask();
  }

  return sectionOf({
    content: [picture.node, box, bins.node],
    plots: () => [plot],
    show(next) {
      view = next;
      const caption = `Diagonal: as predicted. Bars: ${formatNumber(view.confidence * 100)} % intervals. Below: rows in each bin.`;
      picture.describe(caption, `What came true against what was predicted. ${caption} The numbers are in the tables below.`);
      picture.node.hidden = box.hidden = bins.node.hidden = !view.models.length;
      box.replaceChildren(table(reliabilityTable(view)));
      bins.refresh();
      show();
    },
    recolour: show
  });
}
