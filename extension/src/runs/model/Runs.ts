import type { JupyterFrontEnd } from '@jupyterlab/application';
import type { Kernel } from '@jupyterlab/services';
import { Signal, type ISignal } from '@lumino/signaling';
import type { LiveRun } from '../../../../src/record/LiveRun';
import { folderRuns, type FolderRuns } from './folderRuns';
import { isEnd, kernelRuns, type KernelRuns, type PastRuns, type RunCommand } from './kernelRuns';
import { notebookRuns } from './notebookRuns';
import { openNotebooks, type OpenNotebook } from './OpenNotebook';
import type { RunItem, RunSource } from './RunItem';
import { readRecord } from './readRecord';
import { chooseRecordSource } from './chooseRecordSource';
import { shortenText } from './shortenText';
import { toRunItem } from './toRunItem';
import { runKey } from '../../../../src/record/runKey';

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
  private readonly listChanged = new Signal<this, void>(this);
  private readonly runMoved = new Signal<this, LiveRun>(this);
  /** Runs that the reader has deleted and a kernel still tells of. */
  private readonly forgotten = new Set<string>();
  private asked = false;

  constructor(private readonly app: JupyterFrontEnd) {
    this.folder = folderRuns(chooseRecordSource(app.serviceManager), () => this.tell());
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
    return [...all.filter((item) => item.live || !isElsewhere(item)), ...files].sort(byTime);
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
    const folders = new Set(['', ...[...this.notebooks.keys()].map(({ context }) => folderOf(context.path))]);
    if (await this.folder.refresh([...folders], all)) this.tell();
  }

  command(run: LiveRun, command: RunCommand): Promise<{ ok: boolean; says: string }> {
    for (const { kernel } of this.notebooks.values()) {
      if (kernel?.runs().has(runKey(run))) return kernel.command(run, command);
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

  private follow(notebook: OpenNotebook): void {
    const tell = () => this.tell();
    const followed: Followed = { source: notebookRuns(notebook, tell), kernel: null, past: nothingYet(), end: () => undefined };
    const { sessionContext, pathChanged } = notebook.context;
    const hear = (kernel: Kernel.IKernelConnection | null) => {
      followed.kernel?.dispose();
      followed.kernel =
        kernel &&
        kernelRuns(
          kernel,
          followed.past,
          (run) => {
            if (!run || isEnd(run.state)) followed.source.look();
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
    return now ? followed(item, now, path, kernel, past) : item;
  });
  const kernelOnly = (run: LiveRun) => followed(null, run, path, kernel, past);
  const others = [...live].filter(([run]) => !shown.has(run)).map(([, run]) => kernelOnly(run));
  const gone = [...past.runs].filter(([run]) => !shown.has(run) && !live.has(run)).map(([, run]) => kernelOnly(run));
  return [...known, ...others, ...gone];
}

/** A run of which a kernel tells or has told. What an output has lost, since the page was closed while it ran, the kernel's record has. */
function followed(item: RunItem | null, run: LiveRun, path: string, kernel: KernelRuns | null, past: PastRuns): RunItem {
  const key = runKey(run);
  const now = kernel?.runs().get(key);
  const record = async () => past.records.get(key) ?? (await kernel?.record(run)) ?? null;
  const again = { record, read: async () => viewOf(await record()) };
  if (now && !isEnd(now.state)) {
    const going = item ?? kernelItem(run, path, again);
    return { ...going, ...(item ? {} : again), status: 'running', live: now };
  }
  if (item && item.status !== 'lost') return item;
  const known = past.known.get(key);
  if (!known) {
    const status = isEnd(run.state) ? run.state : 'lost';
    return item ? { ...item, status, ...(status === 'lost' ? {} : again) } : kernelItem(run, path, again);
  }
  const own = toRunItem(known.view, item?.place ?? { kind: 'kernel', path }, again, known.facts);
  // The key that it will have once the notebook shows it, so that its row stays.
  return { ...own, key: `notebook ${path} ${key}`, ...(item?.group !== undefined && { group: item.group }) };
}

function viewOf(record: unknown) {
  try {
    return record === null ? null : readRecord(record).view;
  } catch {
    return null;
  }
}

/** As it is when nobody computes it any more, and its record is still to come. */
function kernelItem(
  { id, started, title, state, error }: LiveRun,
  path: string,
  again: Pick<RunItem, 'read' | 'record'>
): RunItem {
  const run = runKey({ id, started });
  return {
    ...{ key: `notebook ${path} ${run}`, run, title: shortenText(title), started, status: isEnd(state) ? state : 'lost' },
    ...{ says: shortenText(error ?? ''), place: { kind: 'kernel', path }, ...again }
  };
}

function byTime(a: RunItem, b: RunItem): number {
  return (
    Number(b.live !== undefined) - Number(a.live !== undefined) || (a.started < b.started ? 1 : a.started > b.started ? -1 : 0)
  );
}

export function folderOf(path: string): string {
  return path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : '';
}
