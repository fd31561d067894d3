import { mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { contentHash } from '../contentHash.mjs';
import { nodeModules, root, tensorflowWheel, tfjsNode } from '../paths.mjs';
import { runCommand } from '../runCommand.mjs';
import { noted } from '../stepStamp.mjs';
import { tensorflowStamp } from './tensorflow.mjs';

const tensorflow = 'src/engine/native/tensorflow.cc';
const adam = 'src/engine/native/adamOperation.cc';
const loading = 'src/engine/native/loading.cc';
const csv = 'src/data/tables/csv/native/csvRecords.cc';
const streams = 'kernel/native/standardStreams.cc';
const interrupt = 'kernel/native/interruptSignal.cc';
/** What is compiled of ours; a package has to bring it. */
export const ownSources = [tensorflow, adam, loading, csv, streams, interrupt];

const folder = join(tfjsNode, 'lib', 'napi-v8');

/**
 * Builds the addon that joins tfjs to TensorFlow's library, ours that keeps its loading quick, quiet and small, the one that reads CSV files, and the
 * kernel's that catch what native code prints and interrupt cells. All but the first two are built also where there is no TensorFlow.
 */
export function addon({ compiler }) {
  return {
    name: 'TensorFlow addon',
    after: ['npm packages', 'TensorFlow'],
    stamp: join(folder, 'stillroom.json'),
    key: () => contentHash(ownSources, [compiler]),
    make: async () => {
      mkdirSync(folder, { recursive: true });
      const ours = [
        build(compiler, 'csv_records.node', [join(root, csv)], []),
        build(compiler, 'standard_streams.node', [join(root, streams)], []),
        build(compiler, 'interrupt_signal.node', [join(root, interrupt)], ['-pthread'])
      ];
      if (!noted(tensorflowStamp).found) return { made: await Promise.all(ours) };
      const wheel = join(tensorflowWheel, 'tensorflow');
      // It includes the package's own sources.
      const includes = [join(wheel, 'include'), tfjsNode, join(tfjsNode, 'binding')].flatMap((folder) => ['-I', folder]);
      const made = await Promise.all([
        build(
          compiler,
          'tfjs_binding.node',
          [join(root, tensorflow), join(root, adam)],
          [...vectors, ...includes, ...linkTo(wheel)]
        ),
        build(compiler, 'loading.node', [join(root, loading)], [...foundBy(wheel), '-pthread']),
        ...ours
      ]);
      await runCommand(process.execPath, ['-e', `require(${JSON.stringify(made[0])})`]);
      return { made };
    }
  };
}

/** So that the compiler works on several numbers at a time, square roots too, and rounds each product as TensorFlow's own operations do. */
const vectors = ['-O3', '-fno-math-errno', '-ffp-contract=off'];

async function build(compiler, name, sources, options) {
  const partial = join(folder, `${name}.partial`);
  const always = ['-O2', '-fPIC', '-std=c++17', '-DNAPI_VERSION=8', '-I', join(nodeModules, 'node-api-headers', 'include')];
  const shared = process.platform === 'darwin' ? ['-dynamiclib', '-undefined', 'dynamic_lookup'] : ['-shared'];
  rmSync(partial, { force: true });
  await runCommand(compiler, [...always, ...shared, ...sources, ...options, '-o', partial]);
  renameSync(partial, join(folder, name));
  return join(folder, name);
}

function linkTo(wheel) {
  return [...librariesIn(wheel).map((name) => join(wheel, name)), runPath(wheel)];
}

/** For who loads the library by its name. */
function foundBy(wheel) {
  return [`-DLIBRARY="${librariesIn(wheel).find((name) => name.includes('_cc'))}"`, runPath(wheel)];
}

function librariesIn(wheel) {
  return readdirSync(wheel).filter((name) => /^libtensorflow_(cc|framework)\./.test(name));
}

/** The library is found relative to the addon, so that the folder can be moved. */
function runPath(wheel) {
  const here = process.platform === 'darwin' ? '@loader_path' : '$ORIGIN';
  return `-Wl,-rpath,${here}/${relative(folder, wheel)}`;
}
