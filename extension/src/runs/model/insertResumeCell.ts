import type { JupyterFrontEnd } from '@jupyterlab/application';
import { findCellOfRun } from './findCellOfRun';
import { openNotebooks, type OpenNotebook } from './OpenNotebook';
import { writeResumeCode } from './writeResumeCode';
import type { RunItem } from './RunItem';

export interface InsertedCell {
  path: string;
  /** Its number among the cells. */
  cell: number;
  undo(): void;
}

/**
 * Puts the cell that resumes an interrupted run below the one that began it: in the notebook whose kernel it was, else in an open one that
 * names its folder, else in the one in front. Nothing is run. A cell that is there already is shown.
 *
 * @returns null where there is no notebook to write in.
 */
export async function insertResumeCell(item: RunItem, app: JupyterFrontEnd): Promise<InsertedCell | null> {
  const { interrupted } = item;
  const notebook = interrupted && (await notebookOf(item, app));
  if (!notebook) return null;
  const { context, content } = notebook;
  const shared = context.model.sharedModel;
  const source = writeResumeCode(interrupted.path, context.path, interrupted.given);
  const there = shared.cells.findIndex((cell) => cell.getSource().trim() === source);
  const began = findCellOfRun(notebook, item);
  const index = there >= 0 ? there : (began >= 0 ? began : content.activeCellIndex) + 1;
  const cell = there >= 0 ? shared.cells[there] : shared.insertCell(index, { cell_type: 'code', source });
  app.shell.activateById(notebook.id);
  content.activeCellIndex = index;
  await content.scrollToItem?.(index, 'smart');
  return {
    path: context.path,
    cell: index + 1,
    undo() {
      const now = shared.cells.findIndex(({ id }) => id === cell.id);
      if (there < 0 && now >= 0) shared.deleteCell(now);
    }
  };
}

async function notebookOf(item: RunItem, app: JupyterFrontEnd): Promise<OpenNotebook | null> {
  const { place, interrupted } = item;
  const at = (path: string) => openNotebooks(app).find(({ context }) => context.path === path);
  const own = place.kind === 'notebook' ? at(place.path) : undefined;
  const began = own ?? at(interrupted!.notebook) ?? (await opened(interrupted!.notebook, app, at));
  const front = openNotebooks(app).find(({ id }) => id === app.shell.currentWidget?.id);
  const all = [
    began,
    ...openNotebooks(app).filter((one) => findCellOfRun(one, item) >= 0),
    front && isOurs(front) ? front : undefined
  ];
  return all.find((one) => one && isWritable(one)) ?? null;
}

/** The notebook that began it, which may have gone since. */
async function opened(
  path: string,
  app: JupyterFrontEnd,
  at: (path: string) => OpenNotebook | undefined
): Promise<OpenNotebook | undefined> {
  if (!path) return undefined;
  try {
    await app.serviceManager.contents.get(path, { content: false });
    await app.commands.execute('docmanager:open', { path });
    const notebook = at(path);
    await notebook?.context.ready;
    return notebook;
  } catch {
    return undefined;
  }
}

function isOurs({ context }: OpenNotebook): boolean {
  const { name } = (context.model.sharedModel.getMetadata('kernelspec') ?? {}) as { name?: unknown };
  return String(name).startsWith('stillroom');
}

function isWritable({ context, content }: OpenNotebook): boolean {
  return context.contentsModel?.writable !== false && content.model?.readOnly !== true;
}
