// node scripts/setup/deferToolkit.mjs [DIST]: has each part of the compiled toolkit load when a name of it is first used. To load all of them takes half a second,
// and a notebook's first cell, a worker of a sweep and a small program would wait for it.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { dist } from './paths.mjs';
import { runMain } from './runMain.mjs';
import { SetupError } from './SetupError.mjs';

const folder = join(process.argv[2] ?? dist, 'src');

await runMain(() => deferToolkit(join(folder, 'index.js')));

function deferToolkit(index) {
  deferExports(index);
  if (!readFileSync(index, 'utf8').includes(' = deferModule('))
    throw new SetupError(
      `${index}: expected "var part_1 = require('./part')" of TypeScript, got another form; say in deferToolkit what that is now`
    );
}

/**
 * What a file exports from others loads them when it is read, and what it exports with all names of another waits there. The getters stay as TypeScript has
 * written them: Node finds the names for an `import` by their form.
 */
function deferExports(index) {
  const text = readFileSync(index, 'utf8');
  const code = text.replace(/^(var \w+ = require\(|exports\.\w+ = __importStar\(require\(|.*get: function).*$/gm, '');
  // A file with code of its own is loaded as a whole.
  if (/\b\w+_\d+\./.test(code)) return;
  const path = relative(dirname(index), join(folder, 'notebook', 'deferModule')).replaceAll('\\', '/');
  const deferred = text
    .replace(/^"use strict";$/m, `"use strict"; const { deferModule } = require("${path.startsWith('.') ? path : `./${path}`}");`)
    .replace(/^var (\w+) = (require\("[^"]+"\));$/gm, 'var $1 = deferModule(() => $2);')
    .replace(
      /^exports\.(\w+) = (__importStar\(require\("[^"]+"\)\));$/gm,
      'var of_$1 = deferModule(() => ({ $1: $2 })); Object.defineProperty(exports, "$1", { enumerable: true, get: function () { return of_$1.$1; } });'
    );
  writeFileSync(index, deferred);
  for (const [, part] of text.matchAll(/^__exportStar\(require\("([^"]+)"\), exports\);$/gm))
    deferExports(fileOf(join(dirname(index), part)));
}

function fileOf(part) {
  return existsSync(`${part}.js`) ? `${part}.js` : join(part, 'index.js');
}
