import type { JupyterFrontEnd } from '@jupyterlab/application';
import type { Kernel } from '@jupyterlab/services';
import { Signal, type ISignal } from '@lumino/signaling';
import type { LiveRun } from '../../../../src/record/LiveRun';
import { findInterruptedRunFolders } from './findInterruptedRunFolders';
import { findCellOfRun } from './findCellOfRun';
import { parentFolderOfPath } from './parentFolderOfPath';
import { createInterruptedRuns, type InterruptedRuns } from './createInterruptedRuns';
import { createServerInterruptedFiles } from './createServerInterruptedFiles';
import { createFolderRuns, type FolderRuns } from './createFolderRuns';
import { runItemFromKernel } from './runItemFromKernel';
import { isEnd, createKernelRuns, type KernelRuns, type PastRuns, type RunCommand } from './createKernelRuns';
import { createNotebookRunSource } from './createNotebookRunSource';
import { openNotebooks, type OpenNotebook } from './OpenNotebook';
import type { RunItem, RunSource } from './RunItem';
import { createRecordSourceByPath } from './createRecordSourceByPath';
import { mergeInterruptedRuns } from './mergeInterruptedRuns';
import { computeRunKey } from '../../../../src/record/computeRunKey';

/** Milliseconds. */
const patience = 1500;

interface Followed {
  source: RunSource;
  kernel: KernelRuns | null;
  /** What its kernels told of that have gone. */
  past: PastRuns;
  end: () => void;
}

/** Every run of every open notebook, of their kernels and of the `runs` folders beside them, as one list. */
export class Runs {
  private readonly notebooks = new Map<OpenNotebook, Followed>();
  private readonly folder: FolderRuns;
  private readonly interrupted: InterruptedRuns;
  private readonly listChanged = new Signal<this, void>(this);
  private readonly runMoved = new Signal<this, LiveRun>(this);
  /** Runs that the reader has deleted and a kernel still tells of. */
  private readonly forgotten = new Set<string>();
  private asked = false;

  constructor(private readonly app: JupyterFrontEnd) {
    this.folder = createFolderRuns(createRecordSourceByPath(app.serviceManager), () => this.tell());
    this.interrupted = createInterruptedRuns(createServerInterruptedFiles(app.serviceManager.serverSettings));
  }

  /** Runs came, went or are another. Once for all that happens in one task. */
  get changed(): ISignal<this, void> {
    return this.listChanged;
  }

  /** A run that goes on is further. */
  get moved(): ISignal<this, LiveRun> {
    return this.runMoved;
  }

  /** The newest first; what goes on stands above. A run that is saved needs no row of the kernel that computed it. */
  items(): RunItem[] {
    const files = this.folder.items();
    const saved = new Set(files.map(({ run }) => run));
    const all = [...this.notebooks].flatMap(([notebook, followed]) => itemsOf(notebook, followed));
    const isElsewhere = ({ run, place }: RunItem) =>
      (place.kind === 'kernel' && saved.has(run)) || (isUndrawn(place) && this.forgotten.has(run));
    const listed = [...all.filter((item) => item.live || !isElsewhere(item)), ...files];
    return mergeInterruptedRuns(listed, this.interrupted.items()).sort(byTime);
  }

  /** Reads these records before the others. */
  readFirst(keys: readonly string[]): void {
    this.folder.first(keys);
  }

  find(key: string): RunItem | undefined {
    return this.items().find((item) => isOf(item, key));
  }

  /** Follows the notebooks that are open now. */
  scan(): void {
    const open = new Set(openNotebooks(this.app));
    for (const [notebook, { end }] of this.notebooks) {
      if (open.has(notebook)) continue;
      end();
      this.notebooks.delete(notebook);
      this.tell();
    }
    for (const notebook of open) if (!this.notebooks.has(notebook)) this.follow(notebook);
  }

  /** @param all whether large folders are listed again where only contents of files may have changed. */
  async refresh(all = false): Promise<void> {
    this.scan();
    for (const { source } of this.notebooks.values()) source.look();
    const folders = new Set(['', ...[...this.notebooks.keys()].map(({ context }) => parentFolderOfPath(context.path))]);
    const changed = await Promise.all([
      this.folder.refresh([...folders], all),
      this.interrupted.refresh(findInterruptedRunFolders([...this.notebooks.keys()]), all)
    ]);
    if (changed.includes(true)) this.tell();
  }

  command(run: LiveRun, command: RunCommand): Promise<{ ok: boolean; says: string }> {
    for (const { kernel } of this.notebooks.values()) {
      if (kernel?.runs().has(computeRunKey(run))) return kernel.command(run, command);
    }
    return Promise.resolve({ ok: false, says: 'the kernel has gone' });
  }

  /** Lists a run no more that is in no output. Gives what brings it back. */
  forget(run: string): () => void {
    this.forgotten.add(run);
    this.tell();
    return () => {
      this.forgotten.delete(run);
      this.tell();
    };
  }

  notebookAt(path: string): OpenNotebook | undefined {
    return [...this.notebooks.keys()].find(({ context }) => context.path === path);
  }

  /** Where a run that is in no output was begun. */
  notebookOf(item: RunItem): { notebook: OpenNotebook; cell: number } | undefined {
    const places = [...this.notebooks.keys()].map((notebook) => ({ notebook, cell: findCellOfRun(notebook, item) }));
    return places.find(({ cell }) => cell >= 0);
  }

  private follow(notebook: OpenNotebook): void {
    const tell = () => this.tell();
    const followed: Followed = {
      source: createNotebookRunSource(notebook, tell),
      kernel: null,
      past: nothingYet(),
      end: () => undefined
    };
    const { sessionContext, pathChanged } = notebook.context;
    const hear = (kernel: Kernel.IKernelConnection | null) => {
      followed.kernel?.dispose();
      followed.kernel =
        kernel &&
        createKernelRuns(
          kernel,
          followed.past,
          (run) => {
            if (!run || isEnd(run.state)) followed.source.look();
            // Its kernel has gone: what it has left is looked for when its process is no more.
            if (!run) setTimeout(() => void this.refresh(), patience);
            this.move(run);
          },
          tell
        );
      tell();
    };
    const heard = (_: unknown, { newValue }: { newValue: Kernel.IKernelConnection | null }) => hear(newValue);
    sessionContext.kernelChanged.connect(heard);
    pathChanged.connect(tell);
    notebook.disposed.connect(this.scan, this);
    hear(sessionContext.session?.kernel ?? null);
    followed.end = () => {
      notebook.disposed.disconnect(this.scan, this);
      sessionContext.kernelChanged.disconnect(heard);
      pathChanged.disconnect(tell);
      followed.kernel?.dispose();
      followed.source.dispose();
    };
    this.notebooks.set(notebook, followed);
  }

  /** A run that came or has ended is another list; else only its own row moves. */
  private move(run: LiveRun | null): void {
    if (run) this.runMoved.emit(run);
    this.tell();
  }

  private tell(): void {
    if (this.asked) return;
    this.asked = true;
    queueMicrotask(() => {
      this.asked = false;
      this.listChanged.emit();
    });
  }
}

/** Whether a key names this row. Layouts of older versions name a file with its run. */
export function isOf({ key, place }: RunItem, wanted: string): boolean {
  return key === wanted || (place.kind === 'file' && wanted.startsWith(`${key} `));
}

function isUndrawn(place: RunItem['place']): boolean {
  return place.kind === 'kernel' || (place.kind === 'notebook' && !place.drawn);
}

function nothingYet(): PastRuns {
  return { runs: new Map(), known: new Map(), records: new Map() };
}

/** The runs of the outputs with what the kernel tells of them, and those that are in no output; these stay when the kernel goes. */
function itemsOf({ context: { path } }: OpenNotebook, { source, kernel, past }: Followed): RunItem[] {
  const items = source.items();
  const live: ReadonlyMap<string, LiveRun> = kernel?.runs() ?? new Map();
  const shown = new Set(items.map(({ run }) => run));
  const known = items.map((item) => {
    const now = live.get(item.run) ?? past.runs.get(item.run);
    return now ? runItemFromKernel(item, now, path, kernel, past) : item;
  });
  const kernelOnly = (run: LiveRun) => runItemFromKernel(null, run, path, kernel, past);
  const others = [...live].filter(([run]) => !shown.has(run)).map(([, run]) => kernelOnly(run));
  const gone = [...past.runs].filter(([run]) => !shown.has(run) && !live.has(run)).map(([, run]) => kernelOnly(run));
  return [...known, ...others, ...gone];
}

function byTime(a: RunItem, b: RunItem): number {
  return (
    Number(b.live !== undefined) - Number(a.live !== undefined) || (a.started < b.started ? 1 : a.started > b.started ? -1 : 0)
  );
}
