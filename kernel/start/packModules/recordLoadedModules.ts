import { readFileSync } from 'node:fs';
import { isAbsolute } from 'node:path';
import type vm from 'node:vm';
import { padding, type ModulePack, type PackedModule, type Place } from '../packedModules/ModulePack';
import { moduleLoader } from '../packedModules/moduleLoader';
import { compileModuleScript, runModule, wrapModuleSource } from '../packedModules/compileModuleScript';
import { readInstalledFileStamp } from '../../installation/readInstalledFileStamp';

interface RecordedModule {
  stamp: string;
  text: string;
  script: vm.Script;
  requires: Record<string, string>;
}

/** The CommonJS modules that are loaded for the first time while `work` runs, and what V8 has compiled of them by its end. */
export function recordLoadedModules(work: () => void): ModulePack {
  const parts: Buffer[] = [];
  const modules: PackedModule[] = [];
  let end = 0;
  for (const [path, { stamp, text, script, requires }] of record(work)) {
    // As V8 keeps it: two bytes for each character of a text that needs them.
    const latin1 = Buffer.from(text, 'latin1').toString('latin1') === text;
    const place = add(Buffer.from(text, latin1 ? 'latin1' : 'utf16le'));
    modules.push({ path, stamp, latin1, text: place, code: add(script.createCachedData()), requires });
  }
  return { modules, bytes: Buffer.concat(parts) };

  function add(bytes: Buffer): Place {
    const begin = end;
    const pad = padding(bytes.length);
    parts.push(bytes, Buffer.alloc(pad));
    end += bytes.length + pad;
    return [begin, begin + bytes.length];
  }
}

function record(work: () => void): Map<string, RecordedModule> {
  const { _extensions: extensions, _resolveFilename: resolve } = moduleLoader;
  const usual = extensions['.js'];
  const recorded = new Map<string, RecordedModule>();
  moduleLoader._resolveFilename = function (name, parent, ...rest) {
    const path = resolve.call(this, name, parent, ...rest);
    const from = recorded.get(parent?.filename ?? '');
    if (from && isAbsolute(path)) from.requires[name] = path;
    return path;
  };
  extensions['.js'] = (module, path) => {
    const stamp = readInstalledFileStamp(path);
    const text = wrapModuleSource(readFileSync(path, 'utf8').replace(/^\uFEFF|^#!.*/, ''));
    const script = scriptOrNot(path, text);
    if (stamp === undefined || script === undefined) return usual(module, path);
    recorded.set(path, { stamp, text, script, requires: {} });
    runModule(script, module);
  };
  try {
    work();
    return recorded;
  } finally {
    moduleLoader._resolveFilename = resolve;
    extensions['.js'] = usual;
  }
}

/** Undefined for what is no CommonJS module. */
function scriptOrNot(path: string, text: string): vm.Script | undefined {
  try {
    return compileModuleScript(path, text);
  } catch {
    return undefined;
  }
}
