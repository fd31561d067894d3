import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createTslabCompiler } from '../../evaluate/cells/createTslabCompiler';
import { nodeFlags } from '../kernelspec/createKernelspec';
import { packageRoot } from '../../installation/packageRoot';
import { toolkit } from '../toolkit/preloadToolkit';
import { fallBackToKernelPackages } from '../../evaluate/resolution/fallBackToKernelPackages';
import { checkOnly, packOnly } from './snapshotModeArguments';
import type { Ingredients } from './fillSnapshot';
import { snapshotBlob, snapshotNote, snapshotPages } from '../snapshot/snapshotFilePaths';
import { replaceFile } from '../snapshot/replaceFile';
import { snapshotNoteOf } from '../snapshot/SnapshotManifest';

const fill = join(__dirname, 'fillSnapshot.js');

/** A warning would load what `fillSnapshot` keeps out. */
const building = ['--expose-internals', '--no-warnings'];

/**
 * Makes the heap snapshot that kernels start from, or throws where Node cannot make one that is sound. It has to run in a Node with the kernel's own flags, which
 * V8 compares: `node makeSnapshot.js` starts one.
 */
export function makeSnapshot(): void {
  const folder = mkdtempSync(join(tmpdir(), 'stillroom-snapshot-'));
  const blob = `${snapshotBlob}.partial`;
  try {
    const ingredients = list(folder);
    mkdirSync(dirname(snapshotBlob), { recursive: true });
    const entry = join(folder, 'entry.js');
    writeFileSync(entry, entryText(ingredients));
    const made = ['--snapshot-blob', blob, '--build-snapshot', entry];
    run([...building, ...made]);
    run(['--snapshot-blob', blob, checkOnly]);
    const note = snapshotNoteOf([ingredients.typescript], [ingredients.stripDocComments, fill]);
    // The note last: without it nobody believes the others. Kernels that run have the old files.
    rmSync(snapshotNote, { force: true });
    replaceFile(snapshotPages, pagesOf(readFileSync(blob)));
    renameSync(blob, snapshotBlob);
    run(['--snapshot-blob', snapshotBlob, packOnly]);
    replaceFile(snapshotNote, JSON.stringify(note));
  } finally {
    process.chdir(packageRoot);
    for (const left of [folder, blob]) rmSync(left, { recursive: true, force: true });
  }
}

function run(options: string[]): void {
  execFileSync(process.execPath, [...nodeFlags, ...options], { stdio: 'pipe' });
}

function list(folder: string): Ingredients {
  fallBackToKernelPackages();
  // tslab checks cells as files of the folder that the process is in.
  process.chdir(folder);
  const compiler = createTslabCompiler(folder);
  compiler.compile(toolkit);
  return {
    typescript: require.resolve('@tslab/typescript-for-tslab', { paths: [require.resolve('tslab')] }),
    stripDocComments: join(__dirname, '..', '..', 'evaluate', 'declarations', 'createDocCommentStripper.js'),
    runKernel: join(__dirname, '..', 'runKernel.js'),
    ...compiler.packageFiles()
  };
}

/**
 * V8's part of the file that Node writes, which Node reads into memory of its own, 16 bytes behind the begin of a page. Its length stands before it, and
 * it begins with the number of its contexts, whether strings are hashed anew, one checksum or two, and V8's version. Empty where Node writes it in another way.
 */
function pagesOf(blob: Buffer): Buffer {
  const version = blob.indexOf(process.versions.v8);
  for (const at of [version - 16, version - 20]) {
    const [length, contexts, rehashes] = at < 0 ? [0, 0, 0] : [0, 4, 8].map((offset) => blob.readUInt32LE(at + offset));
    const isHeader = contexts > 0 && contexts < 100 && rehashes <= 1;
    if (isHeader && length > blob.length / 2 && at + 4 + length <= blob.length)
      return Buffer.concat([Buffer.alloc(16), blob.subarray(at + 4, at + 4 + length)]);
  }
  return Buffer.alloc(0);
}

/** Node gives the entry no `exports`, and can require no file for it. */
function entryText(ingredients: Ingredients): string {
  return `const { readFileSync } = require('fs');
const made = {};
new Function('exports', 'require', readFileSync(${JSON.stringify(fill)}, 'utf8'))(made, require);
made.fillSnapshot(${JSON.stringify(ingredients)});
`;
}

if (require.main === module) {
  if (nodeFlags.every((flag) => process.execArgv.includes(flag))) makeSnapshot();
  else run([__filename]);
  // TypeScript still watches what it has read.
  process.exit();
}
