import type { OpenNotebook } from './OpenNotebook';
import { isCode } from './OpenNotebook';
import { parentFolderOfPath } from './parentFolderOfPath';
import { findFoldersNamedInCode } from './findFoldersNamedInCode';
import type { RunItem } from './RunItem';

/** The cell of a notebook that began a run: it shows it, or names its folder. -1 where there is none. */
export function findCellOfRun({ context }: OpenNotebook, { place, interrupted }: RunItem): number {
  const { cells } = context.model.sharedModel;
  const shown = place.kind === 'notebook' && place.path === context.path ? cells.findIndex(({ id }) => id === place.cellId) : -1;
  if (shown >= 0 || !interrupted) return shown;
  const beside = parentFolderOfPath(context.path);
  const names = cells.map((cell) => isCode(cell) && findFoldersNamedInCode(cell.getSource(), beside).includes(interrupted.path));
  return names.lastIndexOf(true);
}
