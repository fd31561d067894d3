import type { Contents } from '@jupyterlab/services';
import { keyOf, runViewOf } from './findRunsInOutput';
import { isCode } from './OpenNotebook';
import type { RunItem } from './RunItem';
import { parentFolderOfPath } from './parentFolderOfPath';
import type { Runs } from './Runs';

/**
 * Takes a run away: a record, or the folder of an interrupted run, gets the ending `.deleted` and stays where it is, an output goes out of its cell; what no output draws is listed no more.
 *
 * @returns what brings it back.
 * @throws Error when it is not there any more.
 */
export async function removeRun(item: RunItem, runs: Runs, contents: Contents.IManager): Promise<() => Promise<void>> {
  if (item.place.kind === 'file' || item.place.kind === 'folder') return renameAway(item.place.path, contents);
  const back = item.place.kind === 'notebook' && item.place.drawn ? outOfCell(item, item.place, runs) : () => undefined;
  const remember = runs.forget(item.run);
  return () => {
    remember();
    back();
    return Promise.resolve();
  };
}

/** Its name is all that changes: a folder for deleted records could be a link that leads out of the server's own. */
async function renameAway(path: string, contents: Contents.IManager): Promise<() => Promise<void>> {
  const folder = parentFolderOfPath(path);
  const taken = new Set(await namesIn(contents, folder));
  const plain = `${path}.deleted`;
  const free = taken.has(plain.slice(folder.length + 1)) ? `${path}.${Date.now()}.deleted` : plain;
  await contents.rename(path, free);
  return async () => void (await contents.rename(free, path));
}

async function namesIn(contents: Contents.IManager, path: string): Promise<string[]> {
  const { content } = await contents.get(path, { content: true, type: 'directory' });
  return (content as Contents.IModel[]).map(({ name }) => name);
}

function outOfCell({ run }: RunItem, { path, cellId }: { path: string; cellId: string }, runs: Runs): () => void {
  const cell = runs.notebookAt(path)?.context.model.sharedModel.cells.find(({ id }) => id === cellId);
  if (!cell || !isCode(cell)) throw new Error('its cell has gone');
  const outputs = cell.getOutputs();
  const place = outputs.findIndex((output) => {
    const view = runViewOf(output);
    return view !== null && keyOf(view) === run;
  });
  if (place < 0) throw new Error('its output has gone');
  cell.updateOutputs(place, place + 1, []);
  return () => {
    const at = Math.min(place, cell.getOutputs().length);
    cell.updateOutputs(at, at, [outputs[place]]);
  };
}
