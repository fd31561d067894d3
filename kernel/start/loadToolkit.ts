import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../installation/packageRoot';

/** What every notebook begins with. */
export const toolkitCell = {
  source: "import * as kd from 'stillroom';\nimport { tf } from 'stillroom';\n",
  declares: ['kd', 'tf']
};

const compiled = join(packageRoot, 'dist', 'src');

export const isToolkitBuilt = (): boolean => existsSync(join(compiled, 'index.d.ts'));

/** Has TensorFlow's library loaded by a thread, while this one still loads JavaScript. */
export function beginLoading(): void {
  (require(join(compiled, 'engine', 'beginLoadingTensorFlow.js')) as { beginLoadingTensorFlow(): void }).beginLoadingTensorFlow();
}

/** The values of its names. Loads TensorFlow and what the toolkit does when it is loaded. */
export function loadToolkit(): { kd: Record<string, unknown>; tf: unknown } {
  const kd = require(join(compiled, 'index.js')) as Record<string, unknown>;
  return { kd, tf: kd.tf };
}

/** Loads the rest, which waits until a name is read (`scripts/setup/deferToolkit.mjs`), a name at each step. */
export function* loadRestOfToolkit(): Generator<void> {
  const { kd } = loadToolkit();
  for (const name of Object.keys(kd)) {
    void kd[name];
    yield;
  }
}
