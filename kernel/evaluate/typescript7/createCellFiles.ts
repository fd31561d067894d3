import type { KnownName } from './createKnownNames';
import type { ScratchFiles } from './createScratchFiles';
import { namesModule, writeCellModule } from './writeCellModule';

/** The names that are there before all cells, and the code that says what they mean. The kernel gives them their values. */
export interface FirstCell {
  source: string;
  declares: string[];
}

/** The files of the cells: one for each that is kept, and those through which the next cells see their names. */
export interface CellFiles {
  /** The file from which all others are found. */
  root: string;
  /** How many modules of names there are. */
  parts(): number;
  /** The file of the cell that is compiled now, and in which part its names will be. */
  current(): { path: string; number: number; part: number };
  /** Keeps that cell, and these of its names; the next one has another file. */
  keep(names: ReadonlyMap<string, KnownName>): void;
}

/**
 * So many are there, empty, before the cells: for a new file the compiler looks at all files of the program again. Their names are in one
 * module, which is read again with every cell until it is full.
 */
const cellsOfPart = 50;

export function createCellFiles(files: ScratchFiles, pathOf: (name: string) => string, first?: FirstCell): CellFiles {
  const fileOf = (number: number) => `__stillroom_cell_${number}__`;
  const root = pathOf('__stillroom_cells__.ts');
  let parts = 0;
  let number = 0;
  let lines: string[] = [];
  addPart();

  function addPart(): void {
    parts++;
    const numbers = Array.from({ length: cellsOfPart }, (_, i) => number + i);
    for (const one of numbers) {
      const { source, declares }: Partial<FirstCell> = (one === 0 && first) || {};
      files.write(pathOf(`${fileOf(one)}.ts`), writeCellModule(parts, source, declares).text);
    }
    lines = numbers.map((one) => `import * as __stillroom_${one}__ from "./${fileOf(one)}";`);
    writeNames();
    files.write(root, Array.from({ length: parts }, (_, part) => `import "./${namesModule(part)}";`).join('\n'));
  }

  function writeNames(): void {
    files.write(pathOf(`${namesModule(parts - 1)}.ts`), [...lines, 'export {};'].join('\n'));
  }

  return {
    root,
    parts: () => parts,
    current: () => ({ path: pathOf(`${fileOf(number)}.ts`), number, part: parts - 1 }),
    keep(names) {
      for (const [name, { exportedAs }] of names) lines.push(`export import ${exportedAs} = __stillroom_${number}__.${name};`);
      writeNames();
      number++;
      if (number % cellsOfPart === 0) addPart();
    }
  };
}
