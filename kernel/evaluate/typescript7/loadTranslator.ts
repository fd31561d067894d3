import type * as TypeScript from '@tslab/typescript-for-tslab';
import { putModule } from '../resolution/putModule';

/**
 * The TypeScript that is written in JavaScript. It reads the syntax of cells and removes their types; TypeScript 7, which checks them, gives
 * no JavaScript of a file. What the kernel uses of it is the same as in tslab's version, so their declarations do for both.
 */
export function loadTranslator(): typeof TypeScript {
  const ts = require('typescript') as typeof TypeScript;
  // tslab, whose functions for showing values cells may call, would load its own as well.
  const ofTslab = require.resolve('@tslab/typescript-for-tslab', { paths: [require.resolve('tslab')] });
  putModule(ofTslab, Object.create(ts, { __esModule: { value: true } }) as object);
  return ts;
}
