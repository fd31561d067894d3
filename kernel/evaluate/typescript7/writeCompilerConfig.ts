import type * as TypeScript from 'typescript';
import { existsSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { bundledDeclarations } from '../resolution/bundledDeclarations';
import { ancestors, findPackage } from '../resolution/findPackage';
import { kernelPackageNames } from '../resolution/kernelPackageNames';

/** Names of what the options count. */
const jsxNames = ['none', 'preserve', 'react', 'react-native', 'react-jsx', 'react-jsxdev'];
/** What is the translator's alone, or what TypeScript 7 no longer has. */
const left = ['target', 'module', 'moduleResolution', 'lib', 'jsx', 'baseUrl', 'paths', 'pathsBasePath', 'esModuleInterop'];

/** The project of the cells as a `tsconfig.json` of TypeScript 7, from options as TypeScript keeps them. `root` is that of the scratch folder. */
export function writeCompilerConfig(options: TypeScript.CompilerOptions, folder: string, root: string, files: string[]): string {
  const same = Object.fromEntries(Object.entries(options).filter(([name]) => !left.includes(name)));
  const compilerOptions = {
    ...same,
    target: 'esnext',
    module: 'preserve',
    moduleResolution: 'bundler',
    lib: options.lib?.map((name) => name.replace(/^lib\.|\.d\.ts$/g, '')),
    jsx: jsxNames[options.jsx ?? 2],
    paths: { ...kernelPaths(folder), ...absolutePaths(options, folder) },
    // A cell stands elsewhere, and imports as if it stood in the notebook's folder.
    rootDirs: [...(options.rootDirs ?? []), root, '/'],
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

/** Where cells and the user's files, which stand where they are, find the packages that the kernel has and they have not. */
function kernelPaths(folder: string): Record<string, string[]> {
  const paths: Record<string, string[]> = {};
  const folders = ancestors(folder)
    .map((one) => join(one, 'node_modules'))
    .filter((one) => existsSync(one));
  for (const { name, place, types } of kernelPackages) {
    if (folders.some((one) => existsSync(join(one, name)))) continue;
    paths[name] = [types];
    paths[`${name}/*`] = [`${place}/*`];
  }
  return paths;
}

/** They do not change while a kernel runs; which of them the user has may, and is looked at for every cell. */
const kernelPackages = listKernelPackages();

function listKernelPackages(): { name: string; place: string; types: string }[] {
  const bundled = bundledDeclarations();
  return [...new Set([...kernelPackageNames, ...bundled.keys()])].flatMap((name) => {
    const found = findPackage(name);
    if (found === undefined) return [];
    const place = realpathSync(found).replaceAll('\\', '/');
    return [{ name, place, types: bundled.get(name) ?? place }];
  });
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
