import { Dialog, showDialog } from '@jupyterlab/apputils';
import type { JupyterFrontEnd } from '@jupyterlab/application';
import type { TranslationBundle } from '@jupyterlab/translation';
import type { Message } from '@lumino/messaging';
import { Widget } from '@lumino/widgets';
import type { LiveRun } from '../../../../src/record/LiveRun';
import { button } from '../../dom/controls/button';
import { element } from '../../dom/element';
import type { RunAnnotations } from '../model/runAnnotations';
import { openRun } from '../model/openRun';
import { removeRun } from '../model/removeRun';
import type { RunItem, RunPlace } from '../model/RunItem';
import { runKey } from '../../../../src/record/runKey';
import type { Runs } from '../model/Runs';
import { statusLabel } from '../../words/statusLabel';
import { filterBar, type FilterBar } from './filterBar';
import { runList, type RunList } from './runList';
import { setText } from '../../dom/setText';
import { undoBar, type UndoBar } from './undoBar';

export interface RunsPanelOptions {
  app: JupyterFrontEnd;
  runs: Runs;
  marks: RunAnnotations;
  trans: TranslationBundle;
  /** Opens a comparison of these rows. */
  compare: (keys: string[]) => void;
  /** Opens the table of all runs. */
  table: () => void;
  save: (item: RunItem, format: 'csv' | 'json') => void;
  /** Opens a run that nothing draws in a tab of its own. */
  openTab: (item: RunItem) => void;
}

/** How often the folders are looked at while the panel is seen. */
const lookAgain = 10_000;

/** The runs of everything that is open, in the sidebar. */
export class RunsPanel extends Widget {
  private readonly selected = new Set<string>();
  private readonly states = new Map<string, LiveRun['state']>();
  private readonly filter: FilterBar;
  private readonly list: RunList;
  private readonly undo: UndoBar;
  private readonly compareButton: HTMLButtonElement;
  private readonly hint = element('p', { class: 'sr-Note' });
  private readonly count = element('p', { class: 'sr-Note sr-RunCount' });
  private readonly said = element('div', { class: 'sr-Unseen', role: 'status', 'aria-live': 'polite' });
  private timer: ReturnType<typeof setInterval> | undefined;
  private asked = false;
  private shown = 0;

  constructor(private readonly options: RunsPanelOptions) {
    super();
    const { app, trans, runs, marks } = options;
    this.filter = filterBar(trans, () => this.draw());
    this.list = runList(trans, {
      open: (item) => void openRun(item, runs, app, options.openTab),
      remove: (item) => void this.remove(item),
      select: (item, selected) => this.select(item, selected),
      star: ({ run }, star) => marks.set(run, { ...marks.of(run), star }),
      tag: ({ run }, tags) => marks.set(run, { ...marks.of(run), tags }),
      note: ({ run }, note) => marks.set(run, { ...marks.of(run), note }),
      save: (item, format) => options.save(item, format),
      command: ({ live }, command) =>
        live ? runs.command(live, command) : Promise.resolve({ ok: false, says: trans.__('the run has ended') })
    });
    this.undo = undoBar(trans, () => void runs.refresh(true));
    this.compareButton = button('', { name: 'compare' }, () => options.compare([...this.selected]));
    this.id = 'stillroom-runs';
    this.addClass('jp-StillroomView');
    this.addClass('jp-StillroomRuns');
    const refresh = button(trans.__('Refresh'), { name: 'refresh' }, () => void runs.refresh(true));
    const table = button(trans.__('Table'), { name: 'table', title: trans.__('All runs as a table') }, () => options.table());
    const tools = element('div', { class: 'sr-RunTools' }, this.compareButton, table, refresh);
    this.node.setAttribute('role', 'region');
    this.node.setAttribute('aria-label', trans.__('Stillroom runs'));
    this.node.append(this.filter.node, tools, this.hint, this.undo.node, this.count, this.list.node, this.said);
    runs.changed.connect(this.ask, this);
    runs.moved.connect(this.say, this);
    this.draw();
  }

  get chosen(): readonly string[] {
    return [...this.selected];
  }

  /** Stars or tags are others. */
  marked(): void {
    this.ask();
  }

  override dispose(): void {
    if (this.isDisposed) return;
    clearInterval(this.timer);
    this.undo.dispose();
    this.options.runs.changed.disconnect(this.ask, this);
    this.options.runs.moved.disconnect(this.say, this);
    super.dispose();
  }

  protected override onAfterShow(message: Message): void {
    super.onAfterShow(message);
    void this.options.runs.refresh();
    clearInterval(this.timer);
    this.timer = setInterval(() => void (document.hidden ? null : this.options.runs.refresh()), lookAgain);
    this.draw();
  }

  protected override onAfterHide(message: Message): void {
    super.onAfterHide(message);
    clearInterval(this.timer);
  }

  protected override onActivateRequest(message: Message): void {
    super.onActivateRequest(message);
    this.node.querySelector<HTMLElement>('input[data-name=filter]')?.focus();
  }

  /** At most once a frame. */
  private ask(): void {
    if (this.asked || this.isDisposed) return;
    this.asked = true;
    requestAnimationFrame(() => {
      this.asked = false;
      if (!this.isDisposed) this.draw();
    });
  }

  private draw(): void {
    if (!this.isVisible) return;
    const { runs, marks, trans } = this.options;
    const all = runs.items();
    const keys = new Set(all.map(({ key }) => key));
    for (const key of this.selected) if (!keys.has(key)) this.selected.delete(key);
    this.filter.offer([...new Set(all.flatMap(({ run }) => marks.of(run).tags))].sort((a, b) => a.localeCompare(b)));
    const fitting = all.filter((item) => this.filter.fits(item, marks.of(item.run)));
    this.list.show(fitting, (run) => marks.of(run), this.selected);
    this.shown = fitting.length;
    const unread = all.filter(({ status }) => status === 'unread').length;
    if (unread) runs.readFirst(this.list.seen());
    setText(this.count, countText(all.length, fitting.length, unread, trans));
    this.showChosen();
  }

  private showChosen(): void {
    const { trans } = this.options;
    const { size } = this.selected;
    setText(this.compareButton, size < 2 ? trans.__('Compare selected') : trans.__('Compare %1 runs', size));
    this.compareButton.disabled = size < 2;
    const why = trans.__('Select two runs or more to compare them.');
    setText(this.hint, why);
    this.compareButton.title = size < 2 ? why : '';
    this.hint.hidden = size >= 2 || this.shown === 0;
  }

  private select({ key }: RunItem, selected: boolean): void {
    if (selected) this.selected.add(key);
    else this.selected.delete(key);
    this.showChosen();
  }

  /** A change of state is said; how far it is would never end. */
  private say(_: Runs, run: LiveRun): void {
    const key = runKey(run);
    const before = this.states.get(key);
    this.states.set(key, run.state);
    if (before === run.state || (before === undefined && run.state !== 'running')) return;
    setText(this.said, `${run.title}: ${statusLabel(run.state)}`);
  }

  private async remove(item: RunItem): Promise<void> {
    const { trans, runs, app } = this.options;
    if (item.live) return;
    const { button: pressed } = await showDialog({
      title: trans.__('Delete "%1"?', item.title),
      body: removalText(item.place, trans),
      buttons: [Dialog.cancelButton({ label: trans.__('Cancel') }), Dialog.warnButton({ label: trans.__('Delete') })]
    });
    if (!pressed.accept) return;
    try {
      const back = await removeRun(item, runs, app.serviceManager.contents);
      this.undo.offer(trans.__('"%1" is deleted.', item.title), back);
      await runs.refresh(true);
    } catch (error) {
      this.undo.complain(trans.__('It was not deleted: %1', error instanceof Error ? error.message : String(error)));
    }
  }
}

function removalText(place: RunPlace, trans: TranslationBundle): string {
  if (place.kind === 'file') return trans.__('Its record stays where it is, under the name %1.deleted', place.path);
  if (place.kind === 'kernel' || (place.kind === 'notebook' && !place.drawn))
    return trans.__('No output draws it. It is taken from this list; a study or a sweep that has it keeps it.');
  return trans.__(
    'Its output is removed from cell %1 of %2. The cell stays, and the file changes when you save the notebook.',
    place.cell,
    place.path
  );
}

function countText(all: number, fitting: number, unread: number, trans: TranslationBundle): string {
  if (all === 0)
    return trans.__(
      'No runs yet. Those of open notebooks appear here, and records that kd.saveRecord has written to a folder "runs".'
    );
  if (fitting === 0) return trans.__('None of %1 runs matches the filter.', all);
  const counted = fitting === all ? trans._n('%1 run', '%1 runs', all) : trans.__('%1 of %2 runs', fitting, all);
  return unread ? `${counted}, ${trans.__('%1 still to be read', unread)}` : counted;
}
