import { join } from 'node:path';
import { cachedDataVersionTag } from 'node:v8';
import { contentHash } from '../contentHash.mjs';
import { dist } from '../paths.mjs';
import { runCommand } from '../runCommand.mjs';

const folder = join(dist, 'packedModules', process.version);

/** Puts what a kernel loads into one file, with which it starts sooner; without it a kernel starts as any Node program. */
export function packedModules({ after = ['npm packages', 'toolkit and kernel', 'TensorFlow addon'] } = {}) {
  return {
    name: 'packed modules',
    after,
    stamp: join(folder, 'stillroom.json'),
    // They are of one Node on one kind of processor.
    key: () => contentHash(['dist/kernel', 'dist/src', 'package.json'], [process.version, String(cachedDataVersionTag())]),
    make: async () => {
      await runCommand(process.execPath, [join(dist, 'kernel', 'start', 'packModules', 'packModules.js')]);
      return { made: [join(folder, 'kernel.modules')] };
    }
  };
}
