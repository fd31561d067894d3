import type { Contents } from '@jupyterlab/services';
import { keyOf, runViewOf } from './outputRuns';
import { isCode } from './Notebooks';
import type { RunItem } from './RunItem';
import { folderOf, type Runs } from './Runs';

/**
 * Takes a run away: a record goes to the folder `trash` beside it, an output out of its cell; what no output draws is listed no more.
 *
 * @returns what brings it back.
 * @throws Error when it is not there any more.
 */
export async function removeRun(item: RunItem, runs: Runs, contents: Contents.IManager): Promise<() => Promise<void>> {
  if (item.place.kind === 'file') return toTrash(item.place.path, contents);
  const back = item.place.kind === 'notebook' && item.place.drawn ? outOfCell(item, item.place, runs) : () => undefined;
  const remember = runs.forget(item.run);
  return () => {
    remember();
    back();
    return Promise.resolve();
  };
}

async function toTrash(path: string, contents: Contents.IManager): Promise<() => Promise<void>> {
  const folder = folderOf(path);
  const name = path.slice(folder.length + 1);
  const trash = `${folder}/trash`;
  const inFolder = await namesIn(contents, folder);
  if (!inFolder.includes('trash')) await contents.save(trash, { type: 'directory', format: 'json', content: null });
  const taken = await namesIn(contents, trash);
  const free = taken.includes(name) ? `${name.replace(/\.json$/, '')}-${Date.now()}.json` : name;
  await contents.rename(path, `${trash}/${free}`);
  return async () => void (await contents.rename(`${trash}/${free}`, path));
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
