import Module from 'node:module';
import { isAbsolute, join } from 'node:path';
import { packageRoot } from '../../installation/packageRoot';
import { ownPackages, splitSpecifier } from './findPackage';

type Resolve = (request: string, parent: unknown, isMain: boolean, options?: { paths?: string[] }) => string;

/**
 * Lets `require` and `import` find, from any folder, the packages that the kernel has: what the folder's own
 * `node_modules` (and its parents') cannot resolve is looked up from the kernel's place.
 */
export function fallBackToKernelPackages(): void {
  const internals = Module as unknown as { _resolveFilename: Resolve };
  const resolve = internals._resolveFilename;
  internals._resolveFilename = function (request, parent, isMain, options) {
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
}

/** Node has no package of the kernel's own names to find, as no folder above it is called `node_modules/stillroom`. */
function ownPath(request: string): string {
  const { name, rest } = splitSpecifier(request);
  const own = ownPackages.get(name);
  return own === undefined ? request : join(own, rest);
}

function isPackage(request: string): boolean {
  return !request.startsWith('.') && !isAbsolute(request);
}

function isMissing(error: unknown): boolean {
  return (error as { code?: string }).code === 'MODULE_NOT_FOUND';
}
