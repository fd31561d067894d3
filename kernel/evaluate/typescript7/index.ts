export type { CheckInterrupts } from './createCompilerProcess';
export { createTypeScript7Compiler } from './createTypeScript7Compiler';
export { shareTranslator } from './shareTranslator';
