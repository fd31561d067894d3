import * as tf from '@tensorflow/tfjs';
import { forgetTape } from './tidyGradients';

/**
 * Brings tfjs back to rest after its JavaScript was stopped where no `finally` ran, or after an exception left a gradient half-way:
 * closes the open scopes with their tensors, forgets the tape and disposes what the tape had kept. Harmless when nothing is broken.
 * Call it only between cells: whatever computes at that moment loses its tensors.
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

/** The kernel finds the repair here, since it imports nothing of the toolkit; it calls it after every interrupted cell. */
export function offerRepair(endStoppedFits: () => void): void {
  (globalThis as { [repairSymbol]?: () => void })[repairSymbol] = () => {
    repairEngine();
    endStoppedFits();
    restoreRandom();
  };
}

/** `seeded` leaves on its generator what it stands for. */
function restoreRandom(): void {
  for (let unseeded; (unseeded = (Math.random as { [unseededSymbol]?: () => number })[unseededSymbol]);) Math.random = unseeded;
}

const repairSymbol = Symbol.for('stillroom.repair');
const unseededSymbol = Symbol.for('stillroom.unseeded');
