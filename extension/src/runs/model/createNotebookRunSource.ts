import type { ISharedCodeCell } from '@jupyter/ydoc';
import type { RunView } from '../../../../src/views/View';
import { keyOf, findRunsInOutput, recordIn, runViewOf, type KnownRecord, type OutputRun } from './findRunsInOutput';
import { readRecord } from './readRecord';
import { toRunItem } from './toRunItem';
import { isCode, type OpenNotebook } from './OpenNotebook';
import type { RunItem, RunSource } from './RunItem';

/** Outputs of a run that goes on change four times a second; the comm tells what is new of it. */
const pause = 700;

/** The runs that the outputs of an open notebook show, each once, and again when an output is another. */
export function createNotebookRunSource(notebook: OpenNotebook, changed: () => void): RunSource {
  const { sharedModel } = notebook.context.model;
  const found = new Map<string, { cell: ISharedCodeCell; runs: FoundRun[]; end: () => void }>();
  const known = new Map<string, KnownRecord>();
  const late = new Map<string, ReturnType<typeof setTimeout>>();

  function look(cell: ISharedCodeCell): void {
    const own = found.get(cell.id);
    if (!own) return;
    found.set(cell.id, { ...own, runs: runsOf(cell, known) });
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
    found.set(id, { cell, runs: runsOf(cell, known), end: () => cell.changed.disconnect(heard) });
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
      const all = sharedModel.cells.flatMap((cell, place) =>
        (found.get(cell.id)?.runs ?? []).map((one) => ({ ...one, cell, place }))
      );
      const groups = new Map(all.flatMap(({ run, group }) => (group === undefined ? [] : [[run, group]])));
      const best = new Map<string, FoundRun>();
      for (const one of all) if (rank(one) > rank(best.get(one.run))) best.set(one.run, one);
      return all.flatMap((found): RunItem[] => {
        const { run, view, facts, output, cell, place, ...one } = found;
        if (best.get(run) !== found) return [];
        const at = { kind: 'notebook', path, cellId: cell.id, cell: place + 1, output, drawn: one.drawn } as const;
        const outputs = () => (isCode(cell) ? cell.getOutputs() : []);
        const again = {
          read: () => Promise.resolve(viewIn(outputs(), run)),
          record: () => Promise.resolve(recordIn(outputs(), run))
        };
        const item = toRunItem(view, at, again, facts);
        const group = groups.get(run);
        return [group === undefined ? item : { ...item, group }];
      });
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

/** A run that was resumed stands where it came to its end, not where it was cut off. An output that draws it comes before one that only carries it. */
function rank(one: FoundRun | undefined): number {
  return one ? 1 + 2 * Number(one.view.status !== 'running') + Number(one.drawn) : 0;
}

type FoundRun = OutputRun & { output: number };

function runsOf(cell: ISharedCodeCell, known: Map<string, KnownRecord>): FoundRun[] {
  return cell.getOutputs().flatMap((output, place) => findRunsInOutput(output, known).map((one) => ({ ...one, output: place })));
}

function viewIn(outputs: readonly unknown[], run: string): RunView | null {
  const drawn = outputs.flatMap((output) => runViewOf(output) ?? []).find((view) => keyOf(view) === run);
  if (drawn) return drawn;
  try {
    return readRecord(recordIn(outputs, run)).view;
  } catch {
    return null;
  }
}
