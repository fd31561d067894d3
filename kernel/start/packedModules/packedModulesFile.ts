import { join } from 'node:path';
import { packageRoot } from '../../installation/packageRoot';

/** The modules that a kernel loads, of one Node; see `ModulePack`. */
export const packedModulesFile = join(packageRoot, 'dist', 'packedModules', process.version, 'kernel.modules');
