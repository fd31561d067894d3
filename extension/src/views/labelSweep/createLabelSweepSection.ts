import { formatNumber } from '../../words/formatNumber';
import { tabulateLabelSweep } from '../../../../src/views/labelSweep/tabulateLabelSweep';
import { readingSays } from '../../../../src/views/labelSweep/computeLabelSweepView';
import { choosePointToReadOut } from '../../../../src/views/labelSweep/choosePointToReadOut';
import { createLabelSweepNumberFormat } from '../../../../src/views/labelSweep/createLabelSweepNumberFormat';
import type { LabelSweepView } from '../../../../src/views/View';
import { table, tableBox } from '../../dom/controls/createDataTable';
import { createSelect } from '../../dom/controls/createSelect';
import { createElement } from '../../dom/createElement';
import { createFigure } from '../../plot/createFigure';
import { Plot } from '../../plot/Plot';
import { createModelSwatch } from '../../plot/createModelSwatch';
import type { Section } from '../../section/Section';
import { createViewSection } from '../../section/createViewSection';
import { readTheme } from '../../plot/readTheme';
import { plotLabelSweep } from './plotLabelSweep';
import { chooseCurveStyles } from './chooseCurveStyles';
import { trans } from '../../dom/trans';
import { formatLabelCount } from '../../words/translateRecordTerms';

/** Accuracy over labels, alone and with a teacher; which point is read off is the reader's choice. */
export function createLabelSweepSection(): Section<LabelSweepView> {
  let view: LabelSweepView | null = null;
  const key = createElement('p', { class: 'sr-Key' });
  const chosen = createSelect(trans.__('Read off at'), 'labels', () => show());
  const says = createElement('p', { class: 'sr-Reading', role: 'status' });
  const plot = new Plot((width) => plotLabelSweep(view!, place(), readTheme(), width));
  const picture = createFigure(key, plot.node);
  const box = tableBox(trans.__('Numbers of the sweep'));

  const place = () =>
    view!.points[Number(chosen.value)] && chosen.value !== '' ? Number(chosen.value) : choosePointToReadOut(view!);

  function show() {
    if (!view?.points.length) return;
    const point = view.points[place()];
    const sentence = point ? readingSays(point, createLabelSweepNumberFormat(view)) : '';
    // What the view says anyway is not said again.
    const own = view.says.startsWith(sentence) ? '' : sentence;
    if (says.textContent !== own) says.textContent = own;
    const looks = chooseCurveStyles(readTheme());
    key.replaceChildren(
      ...[looks.distilled, looks.alone].map((look) =>
        createElement('span', { class: 'sr-Key-item' }, createModelSwatch(look), look.name)
      )
    );
    plot.ask();
  }

  return createViewSection({
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
      chosen.offer(view.points.map(({ labels }, i) => [String(i), formatLabelCount(labels)]));
      if (isFirst) chosen.choose(String(choosePointToReadOut(view)));
      picture.node.hidden = box.hidden = says.hidden = !view.points.length;
      box.replaceChildren(table(tabulateLabelSweep(view)));
      show();
    },
    recolour: show
  });
}
