import type { ISharedCodeCell } from '@jupyter/ydoc';
import { stillroomMime } from '../../../../src/views/bundle/MimeBundle';
import type { RunView } from '../../../../src/views/View';
import { readView } from '../../read/readView';
import { toRunItem } from './toRunItem';
import { isCode, type OpenNotebook } from './Notebooks';
import type { RunItem, RunSource } from './RunItem';
import { runKey } from '../../../../src/record/runKey';
import { startOfRun } from './startOfRun';

/** Outputs of a run that goes on change four times a second; the comm tells what is new of it. */
const pause = 700;

/** The runs that the outputs of an open notebook show, each once, and again when an output is another. */
export function notebookRuns(notebook: OpenNotebook, changed: () => void): RunSource {
  const { sharedModel } = notebook.context.model;
  const found = new Map<string, { cell: ISharedCodeCell; views: FoundView[]; end: () => void }>();
  const late = new Map<string, ReturnType<typeof setTimeout>>();

  function look(cell: ISharedCodeCell): void {
    const own = found.get(cell.id);
    if (!own) return;
    found.set(cell.id, { ...own, views: viewsOf(cell) });
    changed();
  }

  function follow(cell: ISharedCodeCell): void {
    const { id } = cell;
    const before = found.get(id);
    if (before?.cell === cell) return;
    // A cell that was moved is another object of the same name.
    before?.end();
    const heard = () => {
      if (late.has(id)) return;
      late.set(
        id,
        setTimeout(() => {
          late.delete(id);
          look(cell);
        }, pause)
      );
    };
    cell.changed.connect(heard);
    found.set(id, { cell, views: viewsOf(cell), end: () => cell.changed.disconnect(heard) });
  }

  function scan(): void {
    const cells = sharedModel.cells.filter(isCode);
    const ids = new Set(cells.map(({ id }) => id));
    for (const [id, { end }] of found) {
      if (ids.has(id)) continue;
      end();
      found.delete(id);
    }
    cells.forEach(follow);
    changed();
  }

  const heard = (_: unknown, { cellsChange }: { cellsChange?: unknown }) => {
    if (cellsChange) scan();
  };
  sharedModel.changed.connect(heard);
  scan();

  return {
    items() {
      const { path } = notebook.context;
      const seen = new Set<string>();
      return sharedModel.cells.flatMap((cell, place): RunItem[] =>
        (found.get(cell.id)?.views ?? []).flatMap(({ view, output }) => {
          const run = runKey({ id: view.id, started: startOfRun(view) });
          if (seen.has(run)) return [];
          seen.add(run);
          const at = { kind: 'notebook', path, cellId: cell.id, cell: place + 1, output } as const;
          return [toRunItem(view, at, () => Promise.resolve(isCode(cell) ? again(cell, run) : null))];
        })
      );
    },
    look: () => sharedModel.cells.filter(isCode).forEach(look),
    dispose() {
      sharedModel.changed.disconnect(heard);
      for (const { end } of found.values()) end();
      for (const timer of late.values()) clearTimeout(timer);
      found.clear();
    }
  };
}

/** Of a view what a row needs; the whole is read again when it is asked for. */
interface FoundView {
  view: RunView;
  output: number;
}

function viewsOf(cell: ISharedCodeCell): FoundView[] {
  return cell.getOutputs().flatMap((output, place) => {
    const view = runViewOf(output);
    return view ? [{ view: light(view), output: place }] : [];
  });
}

function again(cell: ISharedCodeCell, run: string): RunView | null {
  const views = cell.getOutputs().flatMap((output) => runViewOf(output) ?? []);
  return views.find((view) => runKey({ id: view.id, started: startOfRun(view) }) === run) ?? null;
}

export function runViewOf(output: unknown): RunView | null {
  const { data } = (output ?? {}) as { data?: { [mime: string]: unknown } };
  const given = data?.[stillroomMime] as { kind?: unknown } | undefined;
  if (given?.kind !== 'run') return null;
  const read = readView(given);
  return 'view' in read ? (read.view as RunView) : null;
}

function light(view: RunView): RunView {
  const { softLabels: _, alignment: __, synthetic: ___, comparison: ____, ...rest } = view;
  return { ...rest, lossCurves: { ...view.lossCurves, curves: [] }, scores: { ...view.scores, rows: [] } };
}
