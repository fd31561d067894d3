import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { CellRunner } from '../../evaluate/cells/createCellRunner';
import { packageRoot } from '../../installation/packageRoot';

/** The hidden first cell. */
export const toolkitCell = {
  source: "import * as kd from 'stillroom';\nimport { tf } from 'stillroom';\n",
  declares: ['kd', 'tf']
};

/** Has TensorFlow's library loaded by a thread, while this one still loads TypeScript. */
export function beginPreload(): void {
  const file = join(packageRoot, 'dist', 'src', 'engine', 'beginLoadingTensorFlow.js');
  if (existsSync(file)) (require(file) as { beginLoadingTensorFlow(): void }).beginLoadingTensorFlow();
}

/** Loads TensorFlow and what the toolkit does when it is loaded, before the cell that imports it, while the compiler is busy elsewhere. */
export function loadToolkit(): void {
  void toolkit()?.tf;
}

/** Loads the rest, which waits until a name is read (`scripts/setup/deferToolkit.mjs`), a name at each step. */
export function* loadRestOfToolkit(): Generator<void> {
  const names = toolkit() ?? {};
  for (const name of Object.keys(names)) {
    void names[name];
    yield;
  }
}

/** Runs a hidden first cell, so that every notebook has `kd` and `tf` with their types. Without a built toolkit there is none. */
export async function preloadToolkit(runner: CellRunner): Promise<void> {
  if (!existsSync(join(packageRoot, 'dist', 'src', 'index.d.ts'))) return;
  const outcome = await runner.run(toolkitCell.source, 'the preload').finished;
  if (outcome.status === 'error')
    process.stderr.write(`the toolkit could not be loaded:\n${outcome.report.traceback.join('\n')}\n`);
}

function toolkit(): Record<string, unknown> | undefined {
  const file = join(packageRoot, 'dist', 'src', 'index.js');
  return existsSync(file) ? (require(file) as Record<string, unknown>) : undefined;
}
