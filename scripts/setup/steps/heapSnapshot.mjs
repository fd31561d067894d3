import { join } from 'node:path';
import { cachedDataVersionTag } from 'node:v8';
import { contentHash } from '../contentHash.mjs';
import { dist } from '../paths.mjs';
import { runCommand } from '../runCommand.mjs';

const folder = join(dist, 'heapSnapshot', process.version);

/** Makes what lets a kernel start in half the time; without it, as on a system where Node cannot make one, a kernel starts as any Node program. */
export function heapSnapshot({ after = ['npm packages', 'toolkit and kernel', 'TensorFlow addon'] } = {}) {
  return {
    name: 'heap snapshot',
    after,
    stamp: join(folder, 'stillroom.json'),
    // It is of one Node on one kind of processor, and holds what a kernel loads.
    key: () => contentHash(['dist/kernel', 'dist/src', 'package.json'], [process.version, String(cachedDataVersionTag())]),
    make: async () => {
      try {
        await runCommand(process.execPath, [join(dist, 'kernel', 'start', 'makeSnapshot', 'makeSnapshot.js')]);
      } catch (error) {
        console.log(`  no heap snapshot, so kernels start in twice the time: ${String(error.message).split('\n')[0]}`);
        return { made: [] };
      }
      return { made: ['blob', 'pages', 'modules', 'json'].map((ending) => join(folder, `kernel.${ending}`)) };
    }
  };
}
