import type * as TypeScript from '@tslab/typescript-for-tslab';

/**
 * The TypeScript that is written in JavaScript. It reads the syntax of cells and removes their types; TypeScript 7, which checks them, gives
 * no JavaScript of a file. What the kernel uses of it is the same as in tslab's version, so their declarations do for both.
 */
export const loadTranslator = (): typeof TypeScript => require('typescript') as typeof TypeScript;
