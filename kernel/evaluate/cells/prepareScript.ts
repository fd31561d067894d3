import vm from 'node:vm';
import { importModuleDynamically } from '../resolution/importModuleDynamically';
import type { SharedState } from '../../threads/SharedState';
import { flag, synchronousPart } from '../../threads/SharedState';
import type { CompiledCell } from './CellCompiler';
import { guardName, ownNames } from './guardAwaits';

/** How many characters stand before the cell's code on the first line of its script. */
export function scriptLead(cell: CompiledCell): number {
  return head(cell).length;
}

/**
 * Makes a compiled cell a script under a file name; the returned function runs it. A function around the code makes it
 * fast and lets names be declared again. The shared flag says while only SIGINT may stop the code, since the cell's beginning: vm makes that an error.
 */
export function prepareScript(cell: CompiledCell, filename: string, { flags }: SharedState): () => Promise<void> {
  const call = `(${[...given.slice(0, 2), ...given].join(', ')})`;
  const source = `${head(cell)}${cell.javascript}\n})()})${call} } finally { ${guardName}.endSynchronousPart() }`;
  // For code in a string, as of `eval`; in the cell itself `import()` is the kernel's.
  const script = new vm.Script(source, { filename, importModuleDynamically });
  return async () => {
    let finished: unknown;
    try {
      finished = script.runInThisContext({ breakOnSigint: true });
    } finally {
      Atomics.store(flags, flag.synchronous, synchronousPart.ended);
    }
    await finished;
  };
}

const given = ['exports', 'require', 'module', 'filename', 'dirname'].map((name) => `${guardName}.${name}`);

/** Two functions: what the inner one declares may have the names of the outer one's parameters. */
function head({ async }: CompiledCell): string {
  const names = `${ownNames.exports}, ${ownNames.require}, exports, require, module, __filename, __dirname`;
  return `try { (function (${names}) { return (${async ? 'async ' : ''}() => { `;
}
