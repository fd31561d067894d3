import type { AskedFolder } from './InterruptedWork';
import { parentFolderOfPath } from './parentFolderOfPath';
import { findFoldersNamedInCode } from './findFoldersNamedInCode';
import { isCode, type OpenNotebook } from './OpenNotebook';

/** Where killed kernels may have left something: the root, the folders of open notebooks, and what their code names. */
export function findInterruptedRunFolders(notebooks: readonly OpenNotebook[]): AskedFolder[] {
  const named = new Map<string, Set<string>>([['', new Set()]]);
  for (const { context } of notebooks) named.set(parentFolderOfPath(context.path), new Set());
  for (const { context } of notebooks) {
    const folder = parentFolderOfPath(context.path);
    const paths = context.model.sharedModel.cells
      .filter(isCode)
      .flatMap((cell) => findFoldersNamedInCode(cell.getSource(), folder));
    for (const path of paths) {
      // A folder that is a link is known by the notebook in it; nothing below it may be one.
      const isBelow = folder !== '' && path.startsWith(`${folder}/`);
      const name = isBelow ? path.slice(folder.length + 1) : path;
      if (name) named.get(isBelow ? folder : '')!.add(name);
    }
  }
  return [...named].map(([folder, names]) => ({ folder, named: [...names] }));
}
