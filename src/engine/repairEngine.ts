import * as tf from '@tensorflow/tfjs';
import { forgetTape } from './makeGradientsTidy';

/**
 * Repairs tfjs after its JavaScript was stopped without running a `finally`, or after an exception left a gradient half done: it closes the
 * open scopes with their tensors, forgets the tape and disposes what the tape had kept. Harmless if nothing is broken. Call it only between
 * cells: code that is computing at that moment loses its tensors.
 */
export function repairEngine(): void {
  const engine = tf.engine();
  const state = engine.state;
  state.gradientDepth = 0;
  state.kernelDepth = 0;
  state.numDataMovesStack.length = 0;
  forgetTape();
  while (state.scopeStack.length > 0) engine.endScope();
}

/** The kernel finds the repair here because it does not import the toolkit. It calls it after every interrupted cell. */
export function offerRepair(endStoppedFits: () => void): void {
  (globalThis as { [repairSymbol]?: () => void })[repairSymbol] = () => {
    repairEngine();
    endStoppedFits();
    restoreRandom();
  };
}

/** `seeded` keeps the generator that it replaces as a property of its own generator. */
function restoreRandom(): void {
  for (let unseeded; (unseeded = (Math.random as { [unseededSymbol]?: () => number })[unseededSymbol]);) Math.random = unseeded;
}

const repairSymbol = Symbol.for('stillroom.repair');
const unseededSymbol = Symbol.for('stillroom.unseeded');
