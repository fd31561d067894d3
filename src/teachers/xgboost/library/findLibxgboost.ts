import { existsSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * The path of XGBoost's own library: `STILLROOM_LIBXGBOOST` if it is set, otherwise the library of the Python package in the project's `.venv`.
 *
 * @throws Error if there is none.
 */
export function findLibxgboost(root = packageRoot()): string {
  const named = process.env.STILLROOM_LIBXGBOOST;
  if (named) {
    if (existsSync(named)) return named;
    throw new Error(`xgboost: expected STILLROOM_LIBXGBOOST to be the path of libxgboost, got "${named}"; there is no such file`);
  }
  const venv = join(root, '.venv');
  const found = sitePackages(venv)
    .flatMap((folder) => libraryNames().map((name) => join(folder, 'xgboost', 'lib', name)))
    .find((path) => existsSync(path));
  if (found) return found;
  throw new Error(
    `xgboost: expected XGBoost's library in ${venv}, got none; run npm start, or pip install xgboost elsewhere and set STILLROOM_LIBXGBOOST to its lib/${libraryNames()[0]}`
  );
}

/** The folder of package.json above this file, which is in src/ or in dist/src/. */
function packageRoot(): string {
  let folder = __dirname;
  while (!existsSync(join(folder, 'package.json')) && dirname(folder) !== folder) folder = dirname(folder);
  return folder;
}

function sitePackages(venv: string): string[] {
  if (process.platform === 'win32') return [join(venv, 'Lib', 'site-packages')];
  const lib = join(venv, 'lib');
  if (!existsSync(lib)) return [];
  const versions = readdirSync(lib).filter((name) => name.startsWith('python3.'));
  return versions.map((name) => join(lib, name, 'site-packages'));
}

function libraryNames(): string[] {
  if (process.platform === 'win32') return ['xgboost.dll', 'libxgboost.dll'];
  return [process.platform === 'darwin' ? 'libxgboost.dylib' : 'libxgboost.so'];
}
