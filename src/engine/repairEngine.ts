import * as tf from '@tensorflow/tfjs';

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
  const tape = state.activeTape ?? [];
  // tfjs' type has no null here, but null is what it sets itself when a gradient is done.
  state.activeTape = null as unknown as typeof state.activeTape;
  for (const node of tape) for (const tensor of node.saved ?? []) if (!tensor.isDisposed) tensor.dispose();
  while (state.scopeStack.length > 0) engine.endScope();
}

/** The kernel finds the repair here, since it imports nothing of the toolkit. */
export function offerRepair(): void {
  (globalThis as { [repairSymbol]?: () => void })[repairSymbol] = repairEngine;
}

const repairSymbol = Symbol.for('stillroom.repair');
