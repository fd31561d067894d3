import type { TranslationBundle } from '@jupyterlab/translation';
import type { Message } from '@lumino/messaging';
import { Widget } from '@lumino/widgets';
import { button } from '../../dom/controls/button';
import { select } from '../../dom/controls/select';
import { element } from '../../dom/element';
import { setText } from '../../dom/setText';
import type { RunAnnotations } from '../model/runAnnotations';
import type { RunItem } from '../model/RunItem';
import type { Runs } from '../model/Runs';
import { arrangeRows, type TableRow } from './arrangeRows';
import { columnChooser } from './columnChooser';
import { differingSettings, factColumns, ownColumns, type Column } from './columns';
import { groupKey } from './groupKey';
import { visibleRows } from './visibleRows';
import type { RowActions } from './tableRows';
import type { KeptLayout } from './tableLayout';
import { tableHead } from './tableHead';

export interface RunsTableOptions {
  runs: Runs;
  marks: RunAnnotations;
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
  private readonly selected = new Set<string>();
  private readonly closed = new Set<string>();
  private readonly scroller: HTMLElement;
  private readonly table: HTMLTableElement;
  private readonly above = spacer();
  private readonly below = spacer();
  private readonly body = element('tbody', {});
  private readonly made: ReturnType<typeof visibleRows>;
  private readonly head: ReturnType<typeof tableHead>;
  private readonly chooser: ReturnType<typeof columnChooser>;
  private readonly group: ReturnType<typeof select>;
  private readonly compareButton: HTMLButtonElement;
  private readonly hint = element('span', { class: 'sr-Note' });
  private readonly count = element('span', { class: 'sr-Note', role: 'status' });
  private rows: TableRow[] = [];
  private columns: Column[] = [];
  private asked = false;

  constructor(private readonly options: RunsTableOptions) {
    super();
    const { trans, layout } = options;
    this.addClass('jp-StillroomView');
    this.addClass('jp-StillroomTable');
    this.head = tableHead(trans, layout);
    this.chooser = columnChooser(trans, (keys) => layout.change({ columns: keys }));
    this.group = select(trans.__('Group by'), 'group', () => layout.change({ group: this.group.value }));
    this.compareButton = button('', { name: 'compare' }, () => options.compare([...this.selected]));
    const listed = () => this.rows.flatMap((row) => (row.kind === 'run' ? [row.item] : row.open ? [] : row.items));
    const chosen = () => {
      const all = listed();
      const own = all.filter(({ key }) => this.selected.has(key));
      return own.length ? own : all;
    };
    this.made = visibleRows(this.body, trans, this.actions());
    this.table = element('table', { class: 'sr-RunsTable' }, this.head.node, this.above.node, this.body, this.below.node);
    this.scroller = element(
      'div',
      { class: 'sr-RunsTable-box', tabindex: 0, role: 'group', 'aria-label': trans.__('Table of runs') },
      this.table
    );
    this.scroller.addEventListener('scroll', () => this.place(), { passive: true });
    this.node.setAttribute('role', 'region');
    this.node.setAttribute('aria-label', trans.__('Table of runs'));
    this.node.append(
      element(
        'div',
        { class: 'sr-RunTools' },
        ...[this.compareButton, this.hint, this.group.node, this.chooser.node],
        button(trans.__('Save as CSV'), { name: 'csv' }, () => options.save('csv', chosen(), this.columns)),
        button(trans.__('Save as JSON'), { name: 'json' }, () => options.save('json', chosen(), this.columns)),
        this.count
      ),
      this.scroller
    );
    options.runs.changed.connect(this.ask, this);
    options.runs.moved.connect(this.ask, this);
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
    const { runs, marks, layout, trans } = this.options;
    const items = runs.items();
    const keys = new Set(items.map(({ key }) => key));
    for (const key of this.selected) if (!keys.has(key)) this.selected.delete(key);
    const all = [...ownColumns(), ...factColumns(items)];
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
    const groupOf = groupKey(layout.now.group, all, items, trans);
    this.rows = arrangeRows(items, (run) => marks.of(run), ordered, layout.now, this.closed, groupOf);
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
    return ['status', 'started', 'seed', ...differingSettings(items).slice(0, 6), ...metrics.map(({ key }) => key)];
  }

  private actions(): RowActions {
    const { open, marks, compare } = this.options;
    return {
      open,
      star: ({ run }, star) => marks.set(run, { ...marks.of(run), star }),
      select: (item, selected) => this.select(item, selected),
      isSelected: ({ key }) => this.selected.has(key),
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

  private select({ key }: RunItem, selected: boolean): void {
    if (selected) this.selected.add(key);
    else this.selected.delete(key);
    this.showChosen();
  }

  private showChosen(): void {
    const { trans } = this.options;
    const { size } = this.selected;
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
  const row = element('tr', {}, element('td', {}));
  const node = element('tbody', { 'aria-hidden': 'true', class: 'sr-RunsTable-spacer' }, row);
  return {
    node,
    set(height) {
      node.hidden = height <= 0;
      row.style.height = `${height}px`;
    }
  };
}
