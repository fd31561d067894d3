import Module from 'node:module';

/** Has `require` give `exports` for the file `path`, whether or not it is loaded. */
export function putModule(path: string, exports: object): void {
  const module = require.cache[path] ?? new Module(path);
  require.cache[path] = Object.assign(module, { filename: path, loaded: true, exports });
}
