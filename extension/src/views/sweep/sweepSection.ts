import { titleHasSeed } from '../../words/titleHasSeed';
import { studentAlonePoints } from '../../../../src/views/sweep/studentAlonePoints';
import { sweepCurves } from '../../../../src/views/sweep/sweepCurves';
import { sweepSentence } from '../../../../src/views/sweep/sweepSentence';
import { sweepTable } from '../../../../src/views/sweep/sweepTable';
import type { SweepView } from '../../../../src/views/View';
import { button } from '../../dom/controls/button';
import { table, tableBox } from '../../dom/controls/dataTable';
import { legend } from '../../dom/controls/legend';
import { select } from '../../dom/controls/select';
import { toggle } from '../../dom/controls/toggle';
import { element } from '../../dom/element';
import { trans } from '../../dom/trans';
import { figure } from '../../plot/figure';
import { Plot } from '../../plot/Plot';
import { readTheme } from '../../plot/theme';
import type { Section } from '../../section/Section';
import { viewSection } from '../../section/viewSection';
import { parallelCoordinatesPicture } from './parallelCoordinatesPicture';
import { requestOpenRun } from './openRunRequest';
import { curveStyles } from './curveStyles';
import { aloneKey, sweepPicture } from './sweepPicture';

/** More runs of a point than this are not offered one by one: the table of runs has them. */
const mostOffered = 40;

/** A metric over a setting with seeds and intervals, or all settings beside each other. A click on a point offers its runs. */
export function sweepSection(): Section<SweepView> {
  let view: SweepView | null = null;
  let point: readonly number[] = [];
  const over = select(trans.__('Over'), 'over', () => show());
  const metric = select(trans.__('Metric'), 'metric', () => show());
  const single = toggle(trans.__('Single runs'), 'single', () => show());
  const parallel = toggle(trans.__('All settings beside each other'), 'parallel', () => show());
  const curves = legend(trans.__('Curves shown'), () => show());
  const says = element('p', { class: 'sr-Reading', role: 'status' });
  const runs = element('div', { class: 'sr-Controls', role: 'group', 'aria-label': trans.__('Runs of the point') });
  const box = tableBox(trans.__('Numbers of the sweep'));

  const reading = () => ({ over: over.value || view!.over, metric: metric.value || view!.metric });
  const plot = new Plot(
    (width) =>
      parallel.checked
        ? parallelCoordinatesPicture(view!, reading(), readTheme(), width)
        : sweepPicture(view!, { ...reading(), single: single.checked, hidden: curves.hidden }, readTheme(), width),
    (node) => {
      const own = node as unknown as { removeAllListeners?(event: string): void };
      own.removeAllListeners?.('plotly_click');
      node.on('plotly_click', ({ points: [first] }) => {
        const given = (first as unknown as { customdata?: unknown }).customdata;
        if (typeof given === 'string') offer(given.split(',').map(Number));
      });
    }
  );
  const picture = figure(plot.node);

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
        const label = titleHasSeed(title) ? title : trans.__('%1, seed %2', title, run.seed);
        if (!requestOpenRun(picture.node, run, false)) return element('span', { class: 'sr-Note' }, label);
        return button(label, { name: 'open-run' }, () => requestOpenRun(picture.node, run));
      })
    );
  }

  function show(): void {
    if (!view?.runs.length) return;
    const now = reading();
    const all = sweepCurves(view, now);
    const looks = curveStyles(readTheme());
    const hasBaseline = studentAlonePoints(all).length > 0;
    curves.node.hidden = parallel.checked;
    single.node.hidden = parallel.checked;
    over.node.hidden = parallel.checked || view.settings.length < 2;
    curves.update([
      ...all.map(({ name }, i) => ({ key: name, name: name || trans.__('student'), width: 2, markers: true, ...looks.of(i) })),
      ...(hasBaseline ? [{ key: aloneKey, name: trans.__('student alone'), width: 2, markers: true, ...looks.alone }] : [])
    ]);
    // What the view says anyway is not said again.
    const own = sweepSentence(view, now);
    const said = own === view.says ? '' : own;
    if (says.textContent !== said) says.textContent = said;
    const caption = parallel.checked
      ? trans.__('One line for each run; the best fifth stands out.')
      : trans.__('Bars: 95 % intervals of the mean over seeds. Click a point for its runs.');
    picture.describe(caption, `${now.metric}, ${now.over}. ${own} ${caption}`);
    box.replaceChildren(table(sweepTable(view, now)));
    plot.ask();
  }

  return viewSection({
    content: [
      element('div', { class: 'sr-Controls' }, over.node, metric.node, single.node, parallel.node),
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
