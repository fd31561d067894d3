// node scripts/setup/bundleDeclarations.mjs [DIST]: writes the types of the toolkit and of tfjs into a few files, DIST/declarations/NAME.d.ts. They are
// 1,350 files otherwise, and the kernel's compiler goes through every file of its program when a cell imports something.
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { rolldown } from 'rolldown';
import { dts } from 'rolldown-plugin-dts';
import { dist, nodeModules, root } from './paths.mjs';
import { runMain } from './runMain.mjs';
import { SetupError } from './SetupError.mjs';

const scope = '@tensorflow';

await runMain(() => bundleDeclarations(process.argv[2] ?? dist));

async function bundleDeclarations(compiled) {
  const bundle = await rolldown({
    // The paths in what it writes begin here.
    cwd: root,
    input: { stillroom: join(compiled, 'src', 'index.d.ts'), ...entriesOfTfjs() },
    // What is not found is a package of types that the compiler finds by itself.
    external: /^node:/,
    plugins: [dts({ dtsInput: true, resolve: [/^@tensorflow\//], sideEffects: true, tsconfig: false })],
    // It warns of each augmentation, which `augment` puts right.
    onLog: () => undefined
  });
  const { output } = await bundle.generate({ minifyInternalExports: false, chunkFileNames: '[name]-part.js' });
  await bundle.close();
  const declarations = join(compiled, 'declarations');
  rmSync(declarations, { recursive: true, force: true });
  for (const { fileName, code } of output.map((chunk) => augment(chunk, output))) {
    mkdirSync(dirname(join(declarations, fileName)), { recursive: true });
    writeFileSync(join(declarations, fileName), code);
  }
}

/** Each package of tfjs that has types, by its name: a cell that imports it sees the same types as the toolkit. */
function entriesOfTfjs() {
  const entries = {};
  for (const name of readdirSync(join(nodeModules, scope))) {
    const folder = join(nodeModules, scope, name);
    const { types } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
    if (types) entries[`${scope}/${name}`] = join(folder, types);
  }
  return entries;
}

/** `declare module '../../tensor'` adds methods to tfjs' tensors: it means the file in which they are declared now. */
function augment({ fileName, code }, chunks) {
  const tensors = chunks.find(({ moduleIds }) => moduleIds.some((id) => /tfjs-core[/\\]dist[/\\]tensor\.d\.ts$/.test(id)));
  const place = `${'../'.repeat(fileName.split('/').length - 1) || './'}${tensors.fileName.replace(/\.d\.ts$/, '.js')}`;
  const augmented = code.replaceAll(/^declare module (['"]\.[^'"]*['"])/gm, (_, given) => {
    if (given.slice(1, -1) !== '../../tensor')
      throw new SetupError(
        `declarations: expected an addition to tfjs' "../../tensor", got one to ${given}; say in bundleDeclarations where that is now`
      );
    return `declare module '${place}'`;
  });
  return { fileName, code: augmented };
}
