import type { TranslationBundle } from '@jupyterlab/translation';
import type { Message } from '@lumino/messaging';
import { Widget } from '@lumino/widgets';
import { createButton } from '../../dom/controls/createButton';
import { createSelect } from '../../dom/controls/createSelect';
import { createElement } from '../../dom/createElement';
import { setText } from '../../dom/setText';
import type { RunAnnotations } from '../model/createRunAnnotations';
import type { RunSelection } from '../model/RunSelection';
import type { RunItem } from '../model/RunItem';
import type { Runs } from '../model/Runs';
import { filterSortAndGroupRuns, type TableRow } from './filterSortAndGroupRuns';
import { createColumnChooser } from './createColumnChooser';
import { listDifferingSettings, listFactColumns, listOwnColumns, type Column } from './Column';
import { createGroupKey } from './createGroupKey';
import { createRowVirtualizer } from './createRowVirtualizer';
import type { RowActions } from './createTableRows';
import type { KeptLayout } from './createStoredTableLayout';
import { createTableHead } from './createTableHead';

export interface RunsTableOptions {
  runs: Runs;
  marks: RunAnnotations;
  selection: RunSelection;
  layout: KeptLayout;
  trans: TranslationBundle;
  open(item: RunItem): void;
  compare(keys: string[]): void;
  /** Saves what is listed, or the records of these runs. */
  save(what: 'csv' | 'json', items: readonly RunItem[], columns: readonly Column[]): void;
}

/** Pixels. Rows of one height are placed without being measured. */
const rowHeight = 30;
/** Rows above and below what is seen. */
const beyond = 12;
const usualMetrics = 4;
/** Pixels, as in runs.css: marks and title, and any other column. */
const widths = { fixed: 72 + 300, column: 136 };

/** All runs as a table: rows are made only for what is seen, so that thousands cost what dozens do. */
export class RunsTable extends Widget {
  private readonly closed = new Set<string>();
  private readonly scroller: HTMLElement;
  private readonly table: HTMLTableElement;
  private readonly above = spacer();
  private readonly below = spacer();
  private readonly body = createElement('tbody', {});
  private readonly made: ReturnType<typeof createRowVirtualizer>;
  private readonly head: ReturnType<typeof createTableHead>;
  private readonly chooser: ReturnType<typeof createColumnChooser>;
  private readonly group: ReturnType<typeof createSelect>;
  private readonly compareButton: HTMLButtonElement;
  private readonly hint = createElement('span', { class: 'sr-Note' });
  private readonly count = createElement('span', { class: 'sr-Note', role: 'status' });
  private rows: TableRow[] = [];
  private columns: Column[] = [];
  private asked = false;

  constructor(private readonly options: RunsTableOptions) {
    super();
    const { trans, layout, selection } = options;
    this.addClass('jp-StillroomView');
    this.addClass('jp-StillroomTable');
    this.head = createTableHead(trans, layout);
    this.chooser = createColumnChooser(trans, (keys) => layout.change({ columns: keys }));
    this.group = createSelect(trans.__('Group by'), 'group', () => layout.change({ group: this.group.value }));
    this.compareButton = createButton('', { name: 'compare' }, () => options.compare(selection.keys));
    const listed = () => this.rows.flatMap((row) => (row.kind === 'run' ? [row.item] : row.open ? [] : row.items));
    const chosen = () => {
      const all = listed();
      const own = all.filter(({ key }) => selection.has(key));
      return own.length ? own : all;
    };
    this.made = createRowVirtualizer(this.body, trans, this.actions());
    this.table = createElement('table', { class: 'sr-RunsTable' }, this.head.node, this.above.node, this.body, this.below.node);
    this.scroller = createElement(
      'div',
      { class: 'sr-RunsTable-box', tabindex: 0, role: 'group', 'aria-label': trans.__('Table of runs') },
      this.table
    );
    this.scroller.addEventListener('scroll', () => this.place(), { passive: true });
    this.node.setAttribute('role', 'region');
    this.node.setAttribute('aria-label', trans.__('Table of runs'));
    this.node.append(
      createElement(
        'div',
        { class: 'sr-RunTools' },
        ...[this.compareButton, this.hint, this.group.node, this.chooser.node],
        createButton(trans.__('Save as CSV'), { name: 'csv' }, () => options.save('csv', chosen(), this.columns)),
        createButton(trans.__('Save as JSON'), { name: 'json' }, () => options.save('json', chosen(), this.columns)),
        this.count
      ),
      this.scroller
    );
    options.runs.changed.connect(this.ask, this);
    options.runs.moved.connect(this.ask, this);
    selection.changed.connect(this.ask, this);
  }

  /** Stars, tags or the layout are others. */
  ask(): void {
    if (this.asked || this.isDisposed) return;
    this.asked = true;
    requestAnimationFrame(() => {
      this.asked = false;
      if (!this.isDisposed && this.isVisible) this.draw();
    });
  }

  override dispose(): void {
    if (this.isDisposed) return;
    this.options.runs.changed.disconnect(this.ask, this);
    this.options.runs.moved.disconnect(this.ask, this);
    this.options.selection.changed.disconnect(this.ask, this);
    super.dispose();
  }

  protected override onAfterShow(message: Message): void {
    super.onAfterShow(message);
    void this.options.runs.refresh();
    this.ask();
  }

  protected override onResize(): void {
    this.place();
  }

  private draw(): void {
    const { runs, marks, layout, trans, selection } = this.options;
    const items = runs.items();
    selection.keep(new Set(items.map(({ key }) => key)));
    const all = [...listOwnColumns(), ...listFactColumns(items)];
    const wanted = layout.now.columns ?? this.usual(all, items);
    this.columns = wanted.flatMap((key) => all.find((column) => column.key === key) ?? []);
    this.chooser.offer(all, new Set(wanted));
    this.group.offer([
      ['', trans.__('nothing')],
      ['group', trans.__('study or sweep')],
      ['seeds', trans.__('same settings, seeds apart')],
      ...this.columns.filter(({ kind }) => kind === 'setting').map(({ key, title }): [string, string] => [key, title])
    ]);
    this.group.choose(layout.now.group);
    this.head.show(this.columns);
    // Fixed widths: else columns would move as rows come and go.
    this.table.style.width = `${widths.fixed + widths.column * this.columns.length}px`;
    const ordered = [titleColumn(trans), ...all];
    const groupOf = createGroupKey(layout.now.group, all, items, trans);
    this.rows = filterSortAndGroupRuns(items, (run) => marks.of(run), ordered, layout.now, this.closed, groupOf);
    const listed = this.rows.reduce((sum, row) => sum + (row.kind === 'run' ? 1 : row.open ? 0 : row.items.length), 0);
    const unread = items.filter(({ status }) => status === 'unread').length;
    const counted =
      listed === items.length ? trans._n('%1 run', '%1 runs', listed) : trans.__('%1 of %2 runs', listed, items.length);
    setText(this.count, unread ? `${counted}, ${trans.__('%1 still to be read', unread)}` : counted);
    this.table.setAttribute('aria-rowcount', String(this.rows.length + 2));
    this.showChosen();
    this.place();
  }

  /** Status, seed, what differs, and the first metrics. */
  private usual(all: readonly Column[], items: readonly RunItem[]): string[] {
    const metrics = all.filter(({ key }) => /^metric student (validation|test) /.test(key)).slice(0, usualMetrics);
    return ['status', 'started', 'seed', ...listDifferingSettings(items).slice(0, 6), ...metrics.map(({ key }) => key)];
  }

  private actions(): RowActions {
    const { open, marks, compare, selection } = this.options;
    return {
      open,
      star: ({ run }, star) => marks.set(run, { ...marks.of(run), star }),
      select: ({ key }, selected) => selection.choose(key, selected),
      isSelected: ({ key }) => selection.has(key),
      compare: (items) => compare(items.map(({ key }) => key)),
      toggle: (group) => {
        if (!this.closed.delete(group)) this.closed.add(group);
        this.draw();
      }
    };
  }

  private place(): void {
    const { clientHeight, scrollTop } = this.scroller;
    const first = Math.max(0, Math.floor(scrollTop / rowHeight) - beyond);
    const last = Math.min(this.rows.length, Math.ceil((scrollTop + clientHeight) / rowHeight) + beyond);
    const shown = this.rows.slice(first, last);
    const focused = (document.activeElement as HTMLElement | null)?.dataset.name;
    const focusedRow = (document.activeElement as HTMLElement | null)?.closest('tr')?.dataset.key;
    this.made.show(shown, this.columns, first + 3);
    this.above.set(first * rowHeight);
    this.below.set((this.rows.length - last) * rowHeight);
    // A row that is made again has the focus again.
    if (focusedRow !== undefined && focused !== undefined) {
      const own = [...this.body.rows].find(({ dataset }) => dataset.key === focusedRow);
      own?.querySelector<HTMLElement>(`[data-name="${focused}"]`)?.focus({ preventScroll: true });
    }
    this.options.runs.readFirst(
      shown.flatMap((row) => (row.kind === 'run' && row.item.status === 'unread' ? [row.item.key] : []))
    );
  }

  private showChosen(): void {
    const { trans, selection } = this.options;
    const { size } = selection;
    setText(this.compareButton, size < 2 ? trans.__('Compare selected') : trans.__('Compare %1 runs', size));
    this.compareButton.disabled = size < 2;
    setText(this.hint, size < 2 ? trans.__('Select two runs or more to compare them.') : '');
    this.hint.hidden = size >= 2;
  }
}

/** The title is a column that is always there. */
function titleColumn(trans: TranslationBundle): Column {
  return {
    key: 'title',
    title: trans.__('Run'),
    kind: 'own',
    value: ({ title }) => title || null,
    text: (value) => String(value ?? '')
  };
}

/** Stands for the rows that are not made. */
function spacer(): { node: HTMLElement; set(height: number): void } {
  const row = createElement('tr', {}, createElement('td', {}));
  const node = createElement('tbody', { 'aria-hidden': 'true', class: 'sr-RunsTable-spacer' }, row);
  return {
    node,
    set(height) {
      node.hidden = height <= 0;
      row.style.height = `${height}px`;
    }
  };
}
