import type { OpenNotebook } from './OpenNotebook';
import { isCode } from './OpenNotebook';
import { parentFolder } from './parentFolder';
import { foldersNamedInCode } from './foldersNamedInCode';
import type { RunItem } from './RunItem';

/** The cell of a notebook that began a run: it shows it, or names its folder. -1 where there is none. */
export function cellOfRun({ context }: OpenNotebook, { place, interrupted }: RunItem): number {
  const { cells } = context.model.sharedModel;
  const shown = place.kind === 'notebook' && place.path === context.path ? cells.findIndex(({ id }) => id === place.cellId) : -1;
  if (shown >= 0 || !interrupted) return shown;
  const beside = parentFolder(context.path);
  const names = cells.map((cell) => isCode(cell) && foldersNamedInCode(cell.getSource(), beside).includes(interrupted.path));
  return names.lastIndexOf(true);
}
