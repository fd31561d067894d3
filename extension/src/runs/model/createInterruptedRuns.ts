import { trans } from '../../dom/trans';
import { pathOf, type AskedFolder, type InterruptedFiles, type InterruptedWork } from './InterruptedWork';
import { asError } from './RecordSource';
import { readRecord } from './readRecord';
import type { RunItem } from './RunItem';
import { shortenText } from './shortenText';
import { toRunItem } from './toRunItem';

/** What killed processes have left in folders, as rows. */
export interface InterruptedRuns {
  /**
   * True when there is more, less, or something else.
   *
   * @param all after a change, which a look that goes on may have missed.
   */
  refresh(folders: readonly AskedFolder[], all: boolean): Promise<boolean>;
  items(): RunItem[];
}

export function createInterruptedRuns(files: InterruptedFiles | null): InterruptedRuns {
  const known = new Map<string, { version: string; item: RunItem }>();
  let looking: Promise<boolean> | null = null;

  async function look(folders: readonly AskedFolder[]): Promise<boolean> {
    const found = await files?.list(folders);
    if (!found) return false;
    const works = new Map(found.map((work) => [pathOf(work), work]));
    let isSame = true;
    for (const path of known.keys()) {
      if (works.has(path)) continue;
      known.delete(path);
      isSame = false;
    }
    for (const [path, work] of works) {
      const version = JSON.stringify(work);
      if (known.get(path)?.version === version) continue;
      isSame = false;
      const item = await itemOf(work, files!);
      // What could not be read is asked for again.
      known.set(path, { version: item.problem === undefined ? version : '', item });
    }
    return !isSame;
  }

  function refresh(folders: readonly AskedFolder[], all: boolean): Promise<boolean> {
    if (looking && all) return looking.then(() => refresh(folders, true));
    looking ??= look(folders).finally(() => (looking = null));
    return looking;
  }

  return {
    refresh,
    items: () => [...known.values()].map(({ item }) => item)
  };
}

async function itemOf(work: InterruptedWork, files: InterruptedFiles): Promise<RunItem> {
  const { as, given, notebook, written } = work;
  const path = pathOf(work);
  const place = { kind: 'folder', path } as const;
  const left = { status: 'interrupted', interrupted: { path, as, given, notebook } } as const;
  const modified = new Date(written).toISOString();
  if (as !== 'run') {
    const key = `folder ${path}`;
    return {
      ...{ key, run: key, title: shortenText(work.title) || path, started: modified, place, modified, ...left },
      ...{ says: againSays(work), read: () => Promise.resolve(null), record: () => Promise.resolve(null) }
    };
  }
  try {
    const { view, facts } = readRecord(await files.record(work));
    const again = async () => readRecord(await files.record(work));
    const item = toRunItem(
      view,
      place,
      { read: () => again().then((one) => one.view, nothing), record: () => again().then((one) => one.record, nothing) },
      facts
    );
    // The epochs are told again with the numbers, if there are any.
    const far = item.says.replace(/^Running, (\S+ of \d+ epochs\. )?/, '');
    return { ...item, modified, ...left, says: trans.__('Its kernel has ended. Saved: %1', far) };
  } catch (error) {
    const key = `folder ${path}`;
    return {
      ...{ key, run: key, title: shortenText(work.title) || path, started: modified, status: 'failed', says: '', place },
      ...{ problem: shortenText(asError(error).message), read: () => Promise.resolve(null), record: () => Promise.resolve(null) }
    };
  }
}

function nothing(): null {
  return null;
}

function againSays({ as, seeds, done }: InterruptedWork): string {
  if (as === 'study')
    return trans.__(
      'Its kernel has ended. Run the cell of the study again: what is done (%1 of %2 seeds) is not done again.',
      done,
      seeds
    );
  if (as === 'sweep') return trans.__('Its kernel has ended. Run the cell of the sweep again: it goes on where it was left.');
  return trans.__('Its kernel has ended. Run the cell of the label sweep again: what is done is not done again.');
}
