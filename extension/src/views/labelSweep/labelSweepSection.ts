import { formatNumber } from '../../words/formatNumber';
import { labelSweepTable } from '../../../../src/views/labelSweep/labelSweepTable';
import { readingSays } from '../../../../src/views/labelSweep/computeLabelSweepView';
import { pointToReadOut } from '../../../../src/views/labelSweep/pointToReadOut';
import { labelSweepMetricText } from '../../../../src/views/labelSweep/labelSweepMetricText';
import type { LabelSweepView } from '../../../../src/views/View';
import { table, tableBox } from '../../dom/controls/dataTable';
import { select } from '../../dom/controls/select';
import { element } from '../../dom/element';
import { figure } from '../../plot/figure';
import { Plot } from '../../plot/Plot';
import { modelSwatch } from '../../plot/modelSwatch';
import type { Section } from '../../section/Section';
import { viewSection } from '../../section/viewSection';
import { readTheme } from '../../plot/theme';
import { labelSweepPicture } from './labelSweepPicture';
import { curveStyles } from './curveStyles';
import { trans } from '../../dom/trans';
import { labelCount } from '../../words/recordTermLabels';

/** Accuracy over labels, alone and with a teacher; which point is read off is the reader's choice. */
export function labelSweepSection(): Section<LabelSweepView> {
  let view: LabelSweepView | null = null;
  const key = element('p', { class: 'sr-Key' });
  const chosen = select(trans.__('Read off at'), 'labels', () => show());
  const says = element('p', { class: 'sr-Reading', role: 'status' });
  const plot = new Plot((width) => labelSweepPicture(view!, place(), readTheme(), width));
  const picture = figure(key, plot.node);
  const box = tableBox(trans.__('Numbers of the sweep'));

  const place = () => (view!.points[Number(chosen.value)] && chosen.value !== '' ? Number(chosen.value) : pointToReadOut(view!));

  function show() {
    if (!view?.points.length) return;
    const point = view.points[place()];
    const sentence = point ? readingSays(point, labelSweepMetricText(view)) : '';
    // What the view says anyway is not said again.
    const own = view.says.startsWith(sentence) ? '' : sentence;
    if (says.textContent !== own) says.textContent = own;
    const looks = curveStyles(readTheme());
    key.replaceChildren(
      ...[looks.distilled, looks.alone].map((look) => element('span', { class: 'sr-Key-item' }, modelSwatch(look), look.name))
    );
    plot.ask();
  }

  return viewSection({
    content: [chosen.node, says, picture.node, box],
    plots: () => [plot],
    show(next) {
      const isFirst = view === null;
      view = next;
      const caption = trans.__(
        'Bands: %1 % intervals. Ring and dotted lines: as good without the teacher.',
        formatNumber(view.confidence * 100)
      );
      picture.describe(caption, trans.__('%1 over labels. %2 The numbers are in the table below.', view.metric.title, caption));
      chosen.offer(view.points.map(({ labels }, i) => [String(i), labelCount(labels)]));
      if (isFirst) chosen.choose(String(pointToReadOut(view)));
      picture.node.hidden = box.hidden = says.hidden = !view.points.length;
      box.replaceChildren(table(labelSweepTable(view)));
      show();
    },
    recolour: show
  });
}
