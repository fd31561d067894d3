// npm run reproduce [-- NAME... --quick --to FOLDER --keep]: executes notebooks through the kernel and writes reports/NAME.ipynb and reports/NAME.html.
// With --keep it also writes their outputs back into notebooks/, where they are committed.
import { mkdirSync, readdirSync } from 'node:fs';
import { basename, join, relative, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { jupyterEnvironment } from './setup/jupyterEnvironment.mjs';
import { runMain } from './setup/runMain.mjs';
import { root, venvPython } from './setup/paths.mjs';
import { runInForeground } from './setup/runInForeground.mjs';
import { SetupError } from './setup/SetupError.mjs';
import { setUp } from './setup/setUp.mjs';

const notebooks = join(root, 'notebooks');

await runMain(async () => {
  const { names, quick, reports, keep } = readArguments();
  const chosen = choose(names);
  await setUp();
  mkdirSync(reports, { recursive: true });
  const env = { ...jupyterEnvironment(), STILLROOM_HISTORY: 'off', ...(quick ? { STILLROOM_QUICK: '1' } : {}) };
  const script = join(root, 'scripts', 'execute_notebook.py');
  process.exit(await runInForeground(venvPython, [script, ...(keep ? ['--keep'] : []), reports, ...chosen], { cwd: root, env }));
});

function readArguments() {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: {
        quick: { type: 'boolean', default: false },
        keep: { type: 'boolean', default: false },
        to: { type: 'string', default: join(root, 'reports') }
      }
    });
    const { quick, keep, to } = values;
    if (quick && keep) throw new Error('expected --quick or --keep, got both');
    return { names: positionals, quick, keep, reports: resolve(to) };
  } catch (error) {
    throw new SetupError(`reproduce: ${error.message}; use npm run reproduce -- [NAME...] [--quick | --keep] [--to FOLDER]`);
  }
}

/** The notebooks of these names, all of them when there is none. A name is the file's without .ipynb, with or without its folder: "hinton", "papers/hinton". */
function choose(names) {
  const paths = readdirSync(notebooks, { recursive: true })
    .filter((path) => path.endsWith('.ipynb') && !path.includes('.ipynb_checkpoints'))
    .sort();
  const namesOf = (path) => [basename(path, '.ipynb'), path.replace(/\.ipynb$/, '')];
  const known = paths.map((path) => namesOf(path)[0]);
  for (const name of names) {
    if (paths.some((path) => namesOf(path).includes(name))) continue;
    throw new SetupError(
      `reproduce: expected a notebook among ${known.join(', ') || '(none)'}, got ${JSON.stringify(name)}; name one of these`
    );
  }
  const chosen = names.length === 0 ? paths : paths.filter((path) => namesOf(path).some((name) => names.includes(name)));
  if (chosen.length === 0)
    throw new SetupError(`reproduce: expected notebooks under ${relative(root, notebooks)}/, found none; add one`);
  return chosen.map((path) => join(notebooks, path));
}
