import type { KnownName } from './createKnownNames';
import type { ScratchFiles } from './createScratchFiles';
import { namesModule, writeCellModule } from './writeCellModule';

/** The files of the cells: one for each that is kept, and the one through which the next cells see their names. */
export interface CellFiles {
  /** The file of the cell that is compiled now. */
  current(): { path: string; number: number };
  /** Keeps that cell, and these of its names; the next one has another file. */
  keep(names: ReadonlyMap<string, KnownName>): void;
}

/** So many are there, empty, before the cells: a new file costs as much as fifty changed ones. */
const filesAtOnce = 100;

export function createCellFiles(files: ScratchFiles, pathOf: (name: string) => string): CellFiles {
  const nameOf = (number: number) => `__stillroom_cell_${number}__`;
  const imports: string[] = [];
  const exports: string[] = [];
  let number = 1;
  addFiles();

  function addFiles(): void {
    const { text } = writeCellModule('');
    for (let i = 0; i < filesAtOnce; i++) {
      const next = imports.length + 1;
      imports.push(`import * as __stillroom_${next}__ from "./${nameOf(next)}";`);
      files.write(pathOf(`${nameOf(next)}.ts`), text);
    }
  }

  function writeNames(): void {
    files.write(pathOf(`${namesModule}.ts`), [...imports, ...exports, 'export {};'].join('\n'));
  }

  writeNames();
  return {
    current: () => ({ path: pathOf(`${nameOf(number)}.ts`), number }),
    keep(names) {
      for (const [name, { exportedAs }] of names) exports.push(`export import ${exportedAs} = __stillroom_${number}__.${name};`);
      number++;
      if (number > imports.length) addFiles();
      writeNames();
    }
  };
}
