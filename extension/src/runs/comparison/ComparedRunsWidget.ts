import type { TranslationBundle } from '@jupyterlab/translation';
import { Widget } from '@lumino/widgets';
import type { RunView } from '../../../../src/views/View';
import { computeSweepView } from '../../../../src/views/sweep/computeSweepView';
import { createComparisonSection } from '../../views/comparison/createComparisonSection';
import { createSweepSection } from '../../views/sweep/createSweepSection';
import { createDataTable, table, tableBox } from '../../dom/controls/createDataTable';
import { createLegend } from '../../dom/controls/createLegend';
import { createSelect } from '../../dom/controls/createSelect';
import { createSlider } from '../../dom/controls/createSlider';
import { createToggle } from '../../dom/controls/createToggle';
import { createElement } from '../../dom/createElement';
import { createFigure } from '../../plot/createFigure';
import { createHeading } from '../../section/createHeading';
import { Plot } from '../../plot/Plot';
import { currentPreferences, preferencesChanged } from '../../preferences/currentPreferences';
import { computeRunContentKey } from '../model/computeRunContentKey';
import { isOf, type Runs } from '../model/Runs';
import { onThemeChange, readTheme } from '../../plot/readTheme';
import { tabulateOverlaidRuns } from './tabulateOverlaidRuns';
import type { OverlayAxis } from './epochsToAxis';
import { describeSeedBands } from './describeSeedBands';
import { describeLastValues } from './describeLastValues';
import { distinctRunName } from './distinctRunName';
import { listSeries } from './listSeries';
import { readFactsOfRun } from './readFactsOfRun';
import { createOverlayCursor } from './createOverlayCursor';
import { findCurveOfSeries } from './findCurveOfSeries';
import type { OverlaidRun } from './OverlaidRun';
import { plotOverlaidRuns, runLook } from './plotOverlaidRuns';
import { groupSeedReplicates } from './groupSeedReplicates';
import { computeComparedScores } from './computeComparedScores';
import { tabulateSetupDifferences } from './tabulateSetupDifferences';

/** Runs that go on are drawn again this often. */
const pause = 1000;

/** Runs over one another: a curve of each on a common axis, what was set differently, and the scores with their intervals. */
export class ComparedRunsWidget extends Widget {
  private runs: OverlaidRun[] = [];
  private readonly endTheme: () => void;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private readonly draw: () => void;
  private readonly recolour: () => void;
  private readonly end: () => void;

  constructor(
    readonly keys: readonly string[],
    private readonly source: Runs,
    trans: TranslationBundle
  ) {
    super();
    this.addClass('jp-StillroomView');
    this.addClass('jp-StillroomCompared');
    /** What the reader has chosen; null while it follows the settings. */
    let chosen: number | null = null;
    const smoothing = () => chosen ?? currentPreferences().smoothing;
    const head = createHeading();
    const series = createSelect(trans.__('Curve'), 'series', () => show());
    const axis = createSelect(trans.__('Over'), 'axis', () => show());
    axis.offer([
      ['epochs', trans.__('epochs')],
      ['steps', trans.__('steps')],
      ['seconds', trans.__('seconds')]
    ]);
    const log = createToggle(trans.__('Log scale'), 'log', () => show());
    const average = createSlider(trans.__('Smoothing'), { min: 0, max: 0.95, step: 0.05, name: 'smoothing' }, (weight) => {
      chosen = weight;
      show();
    });
    const bands = createToggle(trans.__('Seeds as one band'), 'bands', () => show());
    const single = createToggle(trans.__('Single runs'), 'single', () => show());
    bands.suggest(true);
    const shown = createLegend(trans.__('Runs shown'), () => show());
    const reading = () => ({
      series: series.value,
      axis: axis.value as OverlayAxis,
      log: log.checked,
      smoothing: smoothing(),
      hidden: shown.hidden,
      bands: bands.checked,
      single: single.checked
    });
    const cursor = createOverlayCursor(() => this.runs, reading);
    const plot = new Plot(() => plotOverlaidRuns(this.runs, reading(), readTheme()), cursor.drawn);
    const picture = createFigure(plot.node, cursor.node);
    const numbers = createDataTable(trans.__('Numbers of the curves'), () => tabulateOverlaidRuns(this.runs, reading()));
    const setupTitle = createElement('h3', { class: 'sr-Title' }, trans.__('Differences in the set-up'));
    const same = createElement('p', { class: 'sr-Note' }, trans.__('All settings are the same.'));
    const setupBox = tableBox(trans.__('Differences in the set-up'));
    setupBox.classList.add('sr-mod-whole');
    const scores = createComparisonSection();
    const note = createElement('p', { class: 'sr-Note' });
    const controls = createElement(
      'div',
      { class: 'sr-Controls' },
      ...[series.node, axis.node, log.node, average.node, bands.node, single.node]
    );
    const sweep = createSweepSection();
    const body = createElement(
      'div',
      {},
      controls,
      shown.node,
      picture.node,
      numbers.node,
      setupTitle,
      same,
      setupBox,
      sweep.node,
      scores.node,
      note
    );
    // After a reload the runs come with their notebooks; they may have gone, too.
    body.hidden = true;
    head.set(
      trans.__('Comparison of %1 runs', keys.length),
      trans.__('None of them is here: open their notebook, or put their records back.')
    );
    this.node.append(head.node, body);

    const show = () => {
      const { runs } = this;
      const theme = readTheme();
      average.set(smoothing(), smoothing() === 0 ? trans.__('off') : smoothing().toFixed(2));
      const families = groupSeedReplicates(runs);
      const several = families.filter((family) => family.runs.length > 1);
      bands.node.hidden = several.length === 0;
      single.node.hidden = several.length === 0 || !bands.checked;
      const entries = bands.checked ? families : runs;
      shown.update(entries.map(({ key, name }, place) => ({ key, name, width: 2, ...runLook(place, theme) })));
      const lacking = runs.filter(({ view }) => !findCurveOfSeries(view, series.value)).map(({ name }) => name);
      const caption = [
        lacking.length ? trans.__('Without this curve: %1.', lacking.join(', ')) : '',
        bands.checked && several.length ? describeSeedBands(several, trans) : ''
      ]
        .filter(Boolean)
        .join(' ');
      picture.describe(caption, `${series.value}, ${axis.value}. ${describeLastValues(runs, series.value)} ${caption}`);
      numbers.refresh();
      cursor.update();
      plot.ask();
    };

    this.draw = () => {
      const { runs } = this;
      body.hidden = false;
      head.set(trans.__('Comparison of %1 runs', runs.length), runs.map(({ name }) => name).join('; '));
      series.offer(listSeries(runs).map((name): [string, string] => [name, name.replace('/', ' ')]));
      const differences = tabulateSetupDifferences(runs);
      same.hidden = differences.rows.length > 0;
      setupBox.hidden = differences.rows.length === 0;
      setupBox.replaceChildren(table(differences));
      // A view words its settings, a record names them: the two are not compared.
      const isOneKind = new Set(runs.map(({ isRecorded }) => isRecorded)).size === 1;
      const swept = isOneKind ? computeSweepView(runs.map(({ facts }) => facts)) : null;
      const isSwept = swept !== null && !('problem' in swept);
      sweep.node.hidden = !isSwept;
      if (isSwept) sweep.update({ ...swept, title: trans.__('What the settings did') });
      const { view, without, sameRows } = computeComparedScores(runs);
      scores.node.hidden = view === null;
      if (view) scores.update(view);
      note.textContent = [
        without.length ? trans.__('Without scores: %1.', without.join(', ')) : '',
        sameRows ? '' : trans.__('These runs were not scored on the same rows: their scores cannot be compared.')
      ].join(' ');
      show();
    };
    this.endTheme = onThemeChange(() => {
      show();
      scores.recolour();
      sweep.recolour();
    });
    preferencesChanged.connect(this.follow, this);
    this.recolour = () => {
      scores.recolour();
      sweep.recolour();
    };
    this.end = () => {
      plot.dispose();
      cursor.dispose();
      scores.dispose();
      sweep.dispose();
    };
    source.changed.connect(this.later, this);
    void this.read();
  }

  override dispose(): void {
    if (this.isDisposed) return;
    clearTimeout(this.timer);
    this.source.changed.disconnect(this.later, this);
    preferencesChanged.disconnect(this.follow, this);
    this.endTheme();
    this.end();
    super.dispose();
  }

  private follow(): void {
    if (!this.runs.length) return;
    this.draw();
    this.recolour();
  }

  private later(): void {
    this.timer ??= setTimeout(() => {
      this.timer = undefined;
      void this.read();
    }, pause);
  }

  /** What has gone meanwhile stays as it was seen last. */
  private async read(): Promise<void> {
    const items = this.source.items();
    const before = new Map(this.runs.map((run) => [run.key, run]));
    const views: Omit<OverlaidRun, 'name'>[] = [];
    for (const key of this.keys) {
      const item = items.find((one) => isOf(one, key));
      const own = before.get(key);
      const version = item ? computeRunContentKey(item) : null;
      // To read is work for the server and for the page: what is as it was stays.
      if (own && (!item || (version !== null && version === own.version))) {
        views.push(own);
        continue;
      }
      const view = (await item?.read()) ?? own?.view;
      if (view) views.push({ key, view, version, ...(await readFactsOfRun(item, view)) });
    }
    if (this.isDisposed) return;
    const titles = views.map(({ view }) => view.title);
    const next = views.map((run, i) => ({ ...run, name: distinctRunName(titles, i) }));
    const isSame = next.length === this.runs.length && next.every(({ key, view }, i) => isSameView(key, view, this.runs[i]));
    if (isSame) return;
    this.runs = next;
    this.draw();
  }
}

function isSameView(key: string, view: RunView, before: OverlaidRun): boolean {
  return key === before.key && (view === before.view || JSON.stringify(view) === JSON.stringify(before.view));
}
