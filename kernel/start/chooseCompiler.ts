import { readFileSync } from 'node:fs';
import type { CellCompiler } from '../evaluate/cells/CellCompiler';
import { createTslabCompiler } from '../evaluate/cells/createTslabCompiler';
import type { CheckInterrupts } from '../evaluate/typescript7';
import { usesTypeScript7 } from './usesTypeScript7';

export interface ChosenCompiler {
  /** That of the TypeScript which checks the cells. */
  version: string;
  /** `opening` is the text of the first cell. */
  create(folder: string, opening: string, interrupts: CheckInterrupts): CellCompiler;
}

export function chooseCompiler(): ChosenCompiler {
  if (!usesTypeScript7) {
    const options = { paths: [require.resolve('tslab')] };
    return {
      version: versionIn(require.resolve('@tslab/typescript-for-tslab/package.json', options)),
      create: createTslabCompiler
    };
  }
  const { createTypeScript7Compiler, shareTranslator } =
    require('../evaluate/typescript7') as typeof import('../evaluate/typescript7');
  return {
    version: versionIn(require.resolve('typescript-7/package.json')),
    create(folder, _opening, interrupts) {
      const compiler = createTypeScript7Compiler(folder, interrupts);
      shareTranslator();
      return compiler;
    }
  };
}

function versionIn(packageFile: string): string {
  return (JSON.parse(readFileSync(packageFile, 'utf8')) as { version: string }).version;
}
