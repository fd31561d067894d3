import { join } from 'node:path';
import { packageRoot } from '../../installation/packageRoot';

/** Beside what is packed: it is of one machine and of one Node. */
const folder = join(packageRoot, 'dist', 'heapSnapshot', process.version);

/** The heap snapshot that a kernel may start from. */
export const snapshotBlob = join(folder, 'kernel.blob');
/** What Node keeps of it in memory, at the same place within a page. */
export const snapshotPages = join(folder, 'kernel.pages');
/** The modules that a kernel loads; see `ModulePack`. */
export const snapshotModules = join(folder, 'kernel.modules');
/** What was true when it was made. */
export const snapshotNote = join(folder, 'kernel.json');
