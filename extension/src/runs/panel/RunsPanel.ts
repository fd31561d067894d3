import { Dialog, showDialog } from '@jupyterlab/apputils';
import type { JupyterFrontEnd } from '@jupyterlab/application';
import type { TranslationBundle } from '@jupyterlab/translation';
import type { Message } from '@lumino/messaging';
import { Widget } from '@lumino/widgets';
import type { LiveRun } from '../../../../src/record/LiveRun';
import { createButton } from '../../dom/controls/createButton';
import { createElement } from '../../dom/createElement';
import type { RunAnnotations } from '../model/createRunAnnotations';
import { insertResumeCell } from '../model/insertResumeCell';
import { openRun } from '../model/openRun';
import type { RunSelection } from '../model/RunSelection';
import { removeRun } from '../model/removeRun';
import type { RunItem, RunPlace } from '../model/RunItem';
import { computeRunKey } from '../../../../src/record/computeRunKey';
import type { Runs } from '../model/Runs';
import { translateStatus } from '../../words/translateStatus';
import { createFilterBar, type FilterBar } from './createFilterBar';
import { createRunList, type RunList } from './createRunList';
import { setText } from '../../dom/setText';
import { createUndoBar, type UndoBar } from './createUndoBar';

export interface RunsPanelOptions {
  app: JupyterFrontEnd;
  runs: Runs;
  marks: RunAnnotations;
  selection: RunSelection;
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
  private readonly states = new Map<string, LiveRun['state']>();
  private readonly filter: FilterBar;
  private readonly list: RunList;
  private readonly undo: UndoBar;
  private readonly compareButton: HTMLButtonElement;
  private readonly hint = createElement('p', { class: 'sr-Note' });
  private readonly count = createElement('p', { class: 'sr-Note sr-RunCount' });
  private readonly said = createElement('div', { class: 'sr-Unseen', role: 'status', 'aria-live': 'polite' });
  private timer: ReturnType<typeof setInterval> | undefined;
  private asked = false;
  private shown = 0;

  constructor(private readonly options: RunsPanelOptions) {
    super();
    const { app, trans, runs, marks, selection } = options;
    this.filter = createFilterBar(trans, () => this.draw());
    this.list = createRunList(trans, {
      open: (item) => void openRun(item, runs, app, options.openTab),
      resume: (item) => void this.resume(item),
      remove: (item) => void this.remove(item),
      select: ({ key }, selected) => selection.choose(key, selected),
      star: ({ run }, star) => marks.set(run, { ...marks.of(run), star }),
      tag: ({ run }, tags) => marks.set(run, { ...marks.of(run), tags }),
      note: ({ run }, note) => marks.set(run, { ...marks.of(run), note }),
      save: (item, format) => options.save(item, format),
      command: ({ live }, command) =>
        live ? runs.command(live, command) : Promise.resolve({ ok: false, says: trans.__('the run has ended') })
    });
    this.undo = createUndoBar(trans, () => void runs.refresh(true));
    this.compareButton = createButton('', { name: 'compare' }, () => options.compare(selection.keys));
    this.id = 'stillroom-runs';
    this.addClass('jp-StillroomView');
    this.addClass('jp-StillroomRuns');
    const refresh = createButton(trans.__('Refresh'), { name: 'refresh' }, () => void runs.refresh(true));
    const table = createButton(trans.__('Table'), { name: 'table', title: trans.__('All runs as a table') }, () =>
      options.table()
    );
    const tools = createElement('div', { class: 'sr-RunTools' }, this.compareButton, table, refresh);
    this.node.setAttribute('role', 'region');
    this.node.setAttribute('aria-label', trans.__('Stillroom runs'));
    this.node.append(this.filter.node, tools, this.hint, this.undo.node, this.count, this.list.node, this.said);
    runs.changed.connect(this.ask, this);
    runs.moved.connect(this.say, this);
    selection.changed.connect(this.ask, this);
    this.draw();
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
    this.options.selection.changed.disconnect(this.ask, this);
    super.dispose();
  }

  protected override onAfterShow(message: Message): void {
    super.onAfterShow(message);
    this.watch();
  }

  /** A panel that a reload brings back is seen without being shown. */
  protected override onAfterAttach(message: Message): void {
    super.onAfterAttach(message);
    if (this.isVisible) this.watch();
  }

  protected override onAfterHide(message: Message): void {
    super.onAfterHide(message);
    clearInterval(this.timer);
  }

  protected override onBeforeDetach(message: Message): void {
    super.onBeforeDetach(message);
    clearInterval(this.timer);
  }

  protected override onActivateRequest(message: Message): void {
    super.onActivateRequest(message);
    this.node.querySelector<HTMLElement>('input[data-name=filter]')?.focus();
  }

  private watch(): void {
    void this.options.runs.refresh();
    clearInterval(this.timer);
    this.timer = setInterval(() => void (document.hidden ? null : this.options.runs.refresh()), lookAgain);
    this.draw();
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
    const { runs, marks, trans, selection } = this.options;
    const all = runs.items();
    selection.keep(new Set(all.map(({ key }) => key)));
    this.filter.offer([...new Set(all.flatMap(({ run }) => marks.of(run).tags))].sort((a, b) => a.localeCompare(b)));
    const fitting = all.filter((item) => this.filter.fits(item, marks.of(item.run)));
    this.list.show(fitting, (run) => marks.of(run), selection);
    this.shown = fitting.length;
    const unread = all.filter(({ status }) => status === 'unread').length;
    if (unread) runs.readFirst(this.list.seen());
    setText(this.count, countText(all.length, fitting.length, unread, trans));
    this.showChosen();
  }

  private showChosen(): void {
    const { trans, selection } = this.options;
    const { size } = selection;
    setText(this.compareButton, size < 2 ? trans.__('Compare selected') : trans.__('Compare %1 runs', size));
    this.compareButton.disabled = size < 2;
    const why = trans.__('Select two runs or more to compare them.');
    setText(this.hint, why);
    this.compareButton.title = size < 2 ? why : '';
    this.hint.hidden = size >= 2 || this.shown === 0;
  }

  /** A change of state is said; how far it is would never end. */
  private say(_: Runs, run: LiveRun): void {
    const key = computeRunKey(run);
    const before = this.states.get(key);
    this.states.set(key, run.state);
    if (before === run.state || (before === undefined && run.state !== 'running')) return;
    setText(this.said, `${run.title}: ${translateStatus(run.state)}`);
  }

  private async resume(item: RunItem): Promise<void> {
    const { trans, app } = this.options;
    const given = item.interrupted?.given.join(', ') ?? '';
    const inserted = await insertResumeCell(item, app).catch(() => null);
    if (inserted) {
      const says = trans.__(
        '"%1" goes on by cell %2 of %3. Run it when %4 are there again, as the run began with them.',
        ...[item.title, inserted.cell, inserted.path, given]
      );
      return this.undo.offer(says, () => Promise.resolve(inserted.undo()));
    }
    this.undo.complain(trans.__('Open the notebook that began the run, or another of this kernel, and press again.'));
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
  if (place.kind === 'folder')
    return trans.__('Its folder stays where it is, under the name %1.deleted, and is not offered any more.', place.path);
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
