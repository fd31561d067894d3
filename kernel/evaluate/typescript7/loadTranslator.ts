import type * as TypeScript from 'typescript';

/**
 * The TypeScript that is written in JavaScript. It reads the syntax of cells and removes their types; TypeScript 7, which checks them, gives
 * no JavaScript of a file.
 */
export const loadTranslator = (): typeof TypeScript => require('typescript') as typeof TypeScript;
