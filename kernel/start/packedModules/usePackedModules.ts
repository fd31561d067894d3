import { existsSync } from 'node:fs';
import { readPack, type PackedModule } from './ModulePack';
import { moduleLoader } from './moduleLoader';
import { compileModuleScript, runModule } from './compileModuleScript';
import { packedModulesFile } from './packedModulesFile';
import { readInstalledFileStamp } from '../../installation/readInstalledFileStamp';

/**
 * Has modules come from the pack that the set-up made (see `packModules`), each while its file is what it was then. Returns what
 * ends that once a kernel is ready: what cells require comes from its own file.
 */
export function usePackedModules(path = packedModulesFile): () => void {
  let { bytes, modules } = openPack(path);
  const { _extensions: extensions, _resolveFilename: resolve } = moduleLoader;
  const usual = extensions['.js'];
  const sound = new Set<string>();

  moduleLoader._resolveFilename = function (name, parent, ...rest) {
    const requires = modules.get(parent?.filename ?? '')?.requires;
    const path = requires && Object.hasOwn(requires, name) ? requires[name] : undefined;
    return path !== undefined && find(path) ? path : resolve.call(this, name, parent, ...rest);
  };
  const ours: typeof usual = (module, path) => {
    const packed = find(path);
    if (packed === undefined) return usual(module, path);
    const { latin1, text, code } = packed;
    const source = latin1 ? bytes.latin1Slice(...text) : bytes.ucs2Slice(...text);
    runModule(compileModuleScript(path, source, bytes.subarray(...code)), module);
  };
  extensions['.js'] = ours;

  return () => {
    // What is put in their place may stay for good, and must not keep them.
    [bytes, modules] = [nothing, new Map()];
    // A library may have put its own around it.
    if (extensions['.js'] === ours) extensions['.js'] = usual;
  };

  function find(path: string): PackedModule | undefined {
    const packed = modules.get(path);
    if (packed === undefined || sound.has(path)) return packed;
    // The disk is asked once.
    if (packed.stamp === readInstalledFileStamp(path)) sound.add(path);
    else modules.delete(path);
    return modules.get(path);
  }
}

const nothing = Buffer.alloc(0) as Bytes;

/** Nothing where there is no pack. */
function openPack(path: string): { bytes: Bytes; modules: Map<string, PackedModule> } {
  const { bytes, modules } = existsSync(path) ? readPack(path) : { bytes: nothing, modules: [] };
  return { bytes: bytes as Bytes, modules: new Map(modules.map((one) => [one.path, one])) };
}

/** Texts of bytes, without the checks of `toString`. */
interface Bytes extends Buffer {
  latin1Slice(begin: number, end: number): string;
  ucs2Slice(begin: number, end: number): string;
}
