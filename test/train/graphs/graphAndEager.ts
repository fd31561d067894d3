import { expect } from 'vitest';
import * as kd from '../../../src/index';
import { findNativeBackend } from '../../../src/engine/graph/findNativeBackend';
import { mulberry32 } from '../../mulberry32';
import { differingPaths } from '../../golden/differingPaths';

/** Rows of a shape, three classes, 20 of them to train: with batches of 8 each epoch ends with one of 4. */
export function rowsOf(shape: number[], value?: (random: number) => number): { train: kd.Dataset; validation: kd.Dataset } {
  const part = (rows: number, seed: number): kd.Dataset => {
    const next = mulberry32(seed);
    const x = Float32Array.from({ length: rows * shape.reduce((a, b) => a * b, 1) }, () => value?.(next()) ?? next() * 2 - 1);
    return {
      name: 'noise',
      x,
      y: Int32Array.from({ length: rows }, (_, i) => i % 3),
      shape,
      classes: ['a', 'b', 'c'],
      synthetic: true
    };
  };
  return { train: part(20, 1), validation: part(9, 2) };
}

export const quick = { batchSize: 8, epochs: 5, seed: 3, show: false } as const;

/**
 * Runs twice, as graphs and with STILLROOM_EAGER=1, and expects the same curves and weights, to 1e-5; nothing is left behind, no tensor
 * and no function of TensorFlow.
 *
 * @returns the run as graphs.
 */
export async function graphAndEager<Model extends kd.tf.LayersModel>(
  build: () => Model,
  run: (student: Model) => Promise<kd.RunRecord>
): Promise<kd.RunRecord> {
  const [graphs, eager] = [await once(build, run, ''), await once(build, run, '1')];
  expect(differingPaths(graphs.curves, eager.curves, 1e-5)).toEqual([]);
  expect(stepsOf(eager.record)).toMatchObject({ graphs: 0, eager: 'STILLROOM_EAGER is set' });
  return graphs.record;
}

/** How the steps of the model that was trained were executed. */
export function stepsOf({ stamp, models }: kd.RunRecord): kd.StepsRun {
  const { steps = {} } = stamp;
  return steps.student ?? steps[models.student.name];
}

async function once<Model extends kd.tf.LayersModel>(
  build: () => Model,
  run: (student: Model) => Promise<kd.RunRecord>,
  eager: string
): Promise<{ record: kd.RunRecord; curves: unknown }> {
  const before = process.env.STILLROOM_EAGER;
  process.env.STILLROOM_EAGER = eager;
  const functions = watchFunctions();
  const model = build();
  try {
    const tensors = kd.tf.memory().numTensors;
    const record = await run(model);
    expect(kd.tf.memory().numTensors - tensors, 'tensors left behind').toBe(0);
    expect(functions.left(), 'functions left behind').toBe(0);
    const weights = model.getWeights().map((weight) => Array.from(weight.dataSync()));
    return { record, curves: { history: record.history.series, weights } };
  } finally {
    functions.unwatch();
    model.dispose();
    if (before === undefined) delete process.env.STILLROOM_EAGER;
    else process.env.STILLROOM_EAGER = before;
  }
}

/** Counts the functions that TensorFlow gets and lets go. */
export function watchFunctions(): { left(): number; unwatch(): void } {
  const binding = findNativeBackend()!.binding;
  const { defineFunction, removeFunction } = binding;
  let left = 0;
  binding.defineFunction = (...args) => {
    defineFunction(...args);
    left++;
  };
  binding.removeFunction = (name) => {
    removeFunction(name);
    left--;
  };
  return { left: () => left, unwatch: () => void Object.assign(binding, { defineFunction, removeFunction }) };
}
