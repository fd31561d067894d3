import { join } from 'node:path';
import { packageRoot } from '../../installation/packageRoot';

const ownDeclarations = join(packageRoot, 'dist').replaceAll('\\', '/') + '/';

/** A file that a user reads and does not write; the toolkit's own declarations are in `dist`. */
export const isPackageFile = (name: string): boolean => name.includes('/node_modules/') || name.startsWith(ownDeclarations);
