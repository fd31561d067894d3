import { bundledFolder } from '../resolution/bundledDeclarations';

/** A type of an earlier cell by its name alone, and not with the file that the compiler has it from; a package of the kernel's by its name. */
export function hideCellFiles(text: string): string {
  return text.replace(/import\("[^"]*__stillroom_\w+"\)\./g, '').replaceAll(`import("${bundledFolder}/`, 'import("');
}
