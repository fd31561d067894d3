import type * as tf from '@tensorflow/tfjs';
import { graphFunction } from './graphFunction';
import type { GraphResult } from './GraphResult';
import { runInTidy } from './runInTidy';

/** A pass of rows through models. Its results are the caller's. */
export interface BatchPass<Result extends GraphResult> {
  (rows: tf.Tensor): Result;
  /** Lets go of its graphs. */
  dispose(): void;
}

/** The batches that a pass will get. */
export interface ExpectedBatches {
  rows: number;
  perBatch: number;
  /** How often all rows pass. Default 1. */
  times?: number;
}

/**
 * With fewer batches of a size, writing a graph down costs more than it saves: two recordings and the first call cost as much more as five to seven calls
 * save (`node bench/graphVersusEager.mjs`).
 */
const fewestCalls = 8;

/** A pass over tensors alone that becomes a graph for each size of a batch that comes often. */
export function createGraphPerBatchSize<Result extends GraphResult>(
  run: (rows: tf.Tensor) => Result,
  { rows, perBatch, times = 1 }: ExpectedBatches
): BatchPass<Result> {
  const graph = graphFunction(run);
  const calls = (size: number) =>
    times * ((size === perBatch ? Math.floor(rows / perBatch) : 0) + (size === rows % perBatch ? 1 : 0));
  const pass = (batch: tf.Tensor) => (calls(batch.shape[0]) < fewestCalls ? runInTidy(run, [batch]) : graph(batch));
  return Object.assign(pass, { dispose: graph.dispose });
}
