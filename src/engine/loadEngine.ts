import Module from 'node:module';
import util from 'node:util';
import * as tf from '@tensorflow/tfjs';
import type * as tfjsNode from '@tensorflow/tfjs-node-gpu';
import { findAddonFile } from './findAddonFile';
import { checkInterruptsInOperations } from './checkInterruptsInOperations';
import { endLocks } from './lockModel';
import { replaceGatherInGraphs } from './graph/replaceGatherInGraphs';
import { preloadAddon } from './preloadAddon';
import { loadQuietly } from './loadQuietly';
import { replaceBatchNormInTraining } from './replaceBatchNormInTraining';
import { freeRecurrentMasks } from './freeRecurrentMasks';
import { replaceGeluGradient } from './replaceGeluGradient';
import { replaceMatrixProducts } from './replaceMatrixProducts';
import { replacePointwiseFilterGradient } from './replacePointwiseFilterGradient';
import { replaceReluGradient } from './replaceReluGradient';
import { offerRepair } from './repairEngine';
import { stopFitsOnInterrupt } from './stopFitsOnInterrupt';
import { refusedThreads } from './threads';
import { makeGradientsTidy } from './makeGradientsTidy';
import { completeStepsOnInterrupt } from './completeStepsOnInterrupt';
import { readErrorMessage } from '../checks/readErrorMessage';

/** What TensorFlow adds to tfjs (`tf.node`), or nothing if only tfjs' own CPU backend is available. Made once, when this file is loaded. */
export const native = loadEngine();

function loadEngine(): typeof tfjsNode | undefined {
  makeGradientsTidy();
  freeRecurrentMasks();
  completeStepsOnInterrupt();
  const endFits = stopFitsOnInterrupt();
  offerRepair(() => {
    endFits();
    endLocks();
  });
  bringBackUtil();
  try {
    preloadAddon()?.finish();
    const loaded = loadQuietly(() =>
      withAddonAt(findAddonFile('tfjs_binding.node'), () => require('@tensorflow/tfjs-node-gpu') as typeof tfjsNode)
    );
    // Memory that only the dynamic linker has read: about 240 MB per process.
    preloadAddon()?.release('libtensorflow');
    checkInterruptsInOperations();
    replaceGatherInGraphs();
    replaceMatrixProducts();
    replaceReluGradient();
    replaceGeluGradient();
    replaceBatchNormInTraining();
    replacePointwiseFilterGradient();
    const refused = refusedThreads();
    if (refused) process.stderr.write(`stillroom: ${refused}\n`);
    return loaded;
  } catch (error) {
    useCpuBackend();
    process.stderr.write(
      `stillroom: TensorFlow cannot be loaded, so tfjs' own CPU backend computes, many times slower (${reason(error)})\n`
    );
    return undefined;
  }
}

/** The package asks another package for the place of its addon, and that one loads 120 files to find it. */
function withAddonAt<Result>(path: string, load: () => Result): Result {
  const asked = require.resolve('@mapbox/node-pre-gyp', { paths: [path] });
  const answer = Object.assign(new Module(asked), { filename: asked, loaded: true, exports: { find: () => path } });
  const before = require.cache[asked];
  require.cache[asked] = answer;
  try {
    return load();
  } finally {
    if (before) require.cache[asked] = before;
    else delete require.cache[asked];
  }
}

/** The package calls two functions of `util` that Node deprecates from 22 on and drops in 23: a warning in one, a crash in the other. */
function bringBackUtil(): void {
  Object.assign(util, { isNullOrUndefined: (value: unknown) => value == null, isArray: Array.isArray });
}

function useCpuBackend(): void {
  // Its first use prints a banner of eleven lines that recommends a package which cannot be loaded here.
  Object.assign(tf.findBackend('cpu') ?? {}, { firstUse: false });
  tf.setBackend('cpu');
}

function reason(error: unknown): string {
  const message = readErrorMessage(error);
  if (message.includes('tfjs_binding.node')) return 'its addon is not built; run npm start';
  return message.split('\n')[0].slice(0, 200);
}
