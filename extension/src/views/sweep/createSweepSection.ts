import { hasSeedInTitle } from '../../words/hasSeedInTitle';
import { findStudentAlonePoints } from '../../../../src/views/sweep/findStudentAlonePoints';
import { computeSweepCurves } from '../../../../src/views/sweep/computeSweepCurves';
import { writeSweepSentence } from '../../../../src/views/sweep/writeSweepSentence';
import { tabulateSweep } from '../../../../src/views/sweep/tabulateSweep';
import type { SweepView } from '../../../../src/views/View';
import { createButton } from '../../dom/controls/createButton';
import { table, tableBox } from '../../dom/controls/createDataTable';
import { createLegend } from '../../dom/controls/createLegend';
import { createSelect } from '../../dom/controls/createSelect';
import { createToggle } from '../../dom/controls/createToggle';
import { createElement } from '../../dom/createElement';
import { trans } from '../../dom/trans';
import { createFigure } from '../../plot/createFigure';
import { Plot } from '../../plot/Plot';
import { readTheme } from '../../plot/readTheme';
import type { Section } from '../../section/Section';
import { createViewSection } from '../../section/createViewSection';
import { plotParallelCoordinates } from './plotParallelCoordinates';
import { requestOpenRun } from './requestOpenRun';
import { chooseCurveStyles } from './chooseCurveStyles';
import { aloneKey, plotSweep } from './plotSweep';

/** More runs of a point than this are not offered one by one: the table of runs has them. */
const mostOffered = 40;

/** A metric over a setting with seeds and intervals, or all settings beside each other. A click on a point offers its runs. */
export function createSweepSection(): Section<SweepView> {
  let view: SweepView | null = null;
  let point: readonly number[] = [];
  const over = createSelect(trans.__('Over'), 'over', () => show());
  const metric = createSelect(trans.__('Metric'), 'metric', () => show());
  const single = createToggle(trans.__('Single runs'), 'single', () => show());
  const parallel = createToggle(trans.__('All settings beside each other'), 'parallel', () => show());
  const curves = createLegend(trans.__('Curves shown'), () => show());
  const says = createElement('p', { class: 'sr-Reading', role: 'status' });
  const runs = createElement('div', { class: 'sr-Controls', role: 'group', 'aria-label': trans.__('Runs of the point') });
  const box = tableBox(trans.__('Numbers of the sweep'));

  const reading = () => ({ over: over.value || view!.over, metric: metric.value || view!.metric });
  const plot = new Plot(
    (width) =>
      parallel.checked
        ? plotParallelCoordinates(view!, reading(), readTheme(), width)
        : plotSweep(view!, { ...reading(), single: single.checked, hidden: curves.hidden }, readTheme(), width),
    (node) => {
      const own = node as unknown as { removeAllListeners?(event: string): void };
      own.removeAllListeners?.('plotly_click');
      node.on('plotly_click', ({ points: [first] }) => {
        const given = (first as unknown as { customdata?: unknown }).customdata;
        if (typeof given === 'string') offer(given.split(',').map(Number));
      });
    }
  );
  const picture = createFigure(plot.node);

  /** One run is opened at once; several are offered. */
  function offer(places: readonly number[]): void {
    point = places.filter((place) => view!.runs[place]);
    if (point.length === 1) requestOpenRun(picture.node, view!.runs[point[0]]);
    showRuns();
  }

  function showRuns(): void {
    runs.hidden = point.length === 0;
    runs.replaceChildren(
      ...point.slice(0, mostOffered).map((place) => {
        const run = view!.runs[place];
        const title = run.title || trans.__('(no title)');
        const label = hasSeedInTitle(title) ? title : trans.__('%1, seed %2', title, run.seed);
        if (!requestOpenRun(picture.node, run, false)) return createElement('span', { class: 'sr-Note' }, label);
        return createButton(label, { name: 'open-run' }, () => requestOpenRun(picture.node, run));
      })
    );
  }

  function show(): void {
    if (!view?.runs.length) return;
    const now = reading();
    const all = computeSweepCurves(view, now);
    const looks = chooseCurveStyles(readTheme());
    const hasBaseline = findStudentAlonePoints(all).length > 0;
    curves.node.hidden = parallel.checked;
    single.node.hidden = parallel.checked;
    over.node.hidden = parallel.checked || view.settings.length < 2;
    curves.update([
      ...all.map(({ name }, i) => ({ key: name, name: name || trans.__('student'), width: 2, markers: true, ...looks.of(i) })),
      ...(hasBaseline ? [{ key: aloneKey, name: trans.__('student alone'), width: 2, markers: true, ...looks.alone }] : [])
    ]);
    // What the view says anyway is not said again.
    const own = writeSweepSentence(view, now);
    const said = own === view.says ? '' : own;
    if (says.textContent !== said) says.textContent = said;
    const caption = parallel.checked
      ? trans.__('One line for each run; the best fifth stands out.')
      : trans.__('Bars: 95 % intervals of the mean over seeds. Click a point for its runs.');
    picture.describe(caption, `${now.metric}, ${now.over}. ${own} ${caption}`);
    box.replaceChildren(table(tabulateSweep(view, now)));
    plot.ask();
  }

  return createViewSection({
    content: [
      createElement('div', { class: 'sr-Controls' }, over.node, metric.node, single.node, parallel.node),
      says,
      curves.node,
      picture.node,
      runs,
      box
    ],
    plots: () => [plot],
    show(next) {
      const isFirst = view === null;
      view = next;
      point = [];
      over.offer(view.settings.map(({ name }): [string, string] => [name, name]));
      metric.offer(view.metrics.map(({ name, title }): [string, string] => [name, title]));
      if (isFirst) {
        over.choose(view.over);
        metric.choose(view.metric);
      }
      parallel.node.hidden = view.settings.length < 2;
      picture.node.hidden = box.hidden = !view.runs.length;
      showRuns();
      show();
    },
    recolour: show
  });
}
