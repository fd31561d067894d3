import type { JupyterFrontEnd } from '@jupyterlab/application';
import { findCellOfRun } from './findCellOfRun';
import type { OpenNotebook } from './OpenNotebook';
import { recordFactoryName } from './recordFactoryName';
import type { RunItem } from './RunItem';
import type { Runs } from './Runs';

/** Goes to the cell that draws the run, or opens its record as a document. A run that nothing draws gets a tab of its own, by `openTab`. */
export async function openRun(item: RunItem, runs: Runs, app: JupyterFrontEnd, openTab: (item: RunItem) => void): Promise<void> {
  const { place } = item;
  if (place.kind === 'file') {
    await app.commands.execute('docmanager:open', {
      path: place.path,
      ...(item.problem === undefined && { factory: recordFactoryName })
    });
    return;
  }
  const isDrawn = place.kind === 'notebook' && place.drawn;
  // A study has no record before its end.
  const began = place.kind === 'folder' && !item.facts ? runs.notebookOf(item) : undefined;
  if (began) return showCell(app, began.notebook, began.cell);
  // What is not drawn and has no record either is only a name: its notebook is what there is to see.
  if (!isDrawn && (item.facts || item.live)) return openTab(item);
  const notebook = runs.notebookAt(place.path);
  if (!notebook) return;
  return showCell(app, notebook, findCellOfRun(notebook, item));
}

async function showCell(app: JupyterFrontEnd, { id, content }: OpenNotebook, index: number): Promise<void> {
  app.shell.activateById(id);
  if (index < 0) return;
  content.activeCellIndex = index;
  await content.scrollToItem?.(index, 'smart');
}
