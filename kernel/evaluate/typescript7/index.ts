export { checkNativeCompiler } from './checkNativeCompiler';
export type { CheckInterrupts } from './createCompilerProcess';
export { createTypeScript7Compiler } from './createTypeScript7Compiler';
export { loadTranslator } from './loadTranslator';
