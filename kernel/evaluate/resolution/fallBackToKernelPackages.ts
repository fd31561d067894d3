import Module from 'node:module';
import { dirname, isAbsolute, join, sep } from 'node:path';
import { packageRoot } from '../../installation/packageRoot';
import { findPackage, kernelNodeModules, splitSpecifier } from './findPackage';

type Resolve = (request: string, parent: unknown, isMain: boolean, options?: { paths?: string[] }) => string;

/**
 * Lets `require` and `import` find, from any folder, the packages that the kernel has: what the folder's own
 * `node_modules` (and its parents') cannot resolve is looked up from the kernel's place.
 * Cells that import tslab get it as `host/tslab` gives it.
 */
export function fallBackToKernelPackages(): void {
  const internals = Module as unknown as { _resolveFilename: Resolve };
  const resolve = internals._resolveFilename;
  const find: Resolve = function (this: unknown, request, parent, isMain, options) {
    try {
      return resolve.call(this, request, parent, isMain, options);
    } catch (error) {
      if (!isMissing(error) || options?.paths || !isPackage(request)) throw error;
      try {
        return resolve.call(this, ownPath(request), parent, isMain, { paths: [packageRoot] });
      } catch {
        throw error;
      }
    }
  };
  const tslab = join(packageRoot, 'dist', 'kernel', 'host', 'tslab', 'index.js');
  internals._resolveFilename = function (request, parent, isMain, options) {
    const found = find.call(this, request, parent, isMain, options);
    // The kernel's tslab shows values through the kernel.
    const isForCell = request === 'tslab' && !(parent as NodeModule | undefined)?.filename?.startsWith(dirname(tslab));
    return isForCell && kernelNodeModules.some((folder) => found.startsWith(join(folder, 'tslab', sep))) ? tslab : found;
  };
}

/** Node has no package of the kernel's own name to find, as no folder above it is called `node_modules/stillroom`. */
function ownPath(request: string): string {
  const { name, rest } = splitSpecifier(request);
  return findPackage(name) === packageRoot ? join(packageRoot, rest) : request;
}

function isPackage(request: string): boolean {
  return !request.startsWith('.') && !isAbsolute(request);
}

function isMissing(error: unknown): boolean {
  return (error as { code?: string }).code === 'MODULE_NOT_FOUND';
}
