import type * as TypeScript from '@tslab/typescript-for-tslab';
import { join } from 'node:path';

/** Names of what the options count. */
const jsxNames = ['none', 'preserve', 'react', 'react-native', 'react-jsx', 'react-jsxdev'];
/** What is the translator's alone, or what TypeScript 7 no longer has. */
const left = ['target', 'module', 'moduleResolution', 'lib', 'jsx', 'baseUrl', 'paths', 'pathsBasePath', 'esModuleInterop'];

/** The project of the cells as a `tsconfig.json` of TypeScript 7, from options as TypeScript keeps them. */
export function writeCompilerConfig(options: TypeScript.CompilerOptions, folder: string, files: string[]): string {
  const same = Object.fromEntries(Object.entries(options).filter(([name]) => !left.includes(name)));
  const compilerOptions = {
    ...same,
    target: 'esnext',
    module: 'preserve',
    moduleResolution: 'bundler',
    lib: options.lib?.map((name) => name.replace(/^lib\.|\.d\.ts$/g, '')),
    jsx: jsxNames[options.jsx ?? 2],
    paths: absolutePaths(options, folder),
    allowJs: true,
    allowImportingTsExtensions: true,
    resolveJsonModule: true,
    // Node says of such an import what is missing, when the cell runs.
    noUncheckedSideEffectImports: false,
    skipLibCheck: true,
    noEmit: true
  };
  return JSON.stringify({ compilerOptions, files });
}

/** TypeScript 7 has no `baseUrl`: what is looked for there becomes a path of its own. */
function absolutePaths(options: TypeScript.CompilerOptions, folder: string): Record<string, string[]> {
  const given = (options.pathsBasePath as string | undefined) ?? folder;
  const base = options.baseUrl ?? given;
  const absolute = (place: string) => join(base, place).replaceAll('\\', '/');
  const paths = Object.entries(options.paths ?? {}).map(([name, places]) => [name, places.map(absolute)] as const);
  const all = options.baseUrl === undefined || options.paths?.['*'] ? [] : [['*', [absolute('*')]] as const];
  return Object.fromEntries([...paths, ...all]);
}
