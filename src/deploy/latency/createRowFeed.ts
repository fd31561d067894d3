import type { CallableModel } from './CallableModel';
import type { LatencyPlan } from './checkLatency';

/** What a model with one batch size took. */
export interface Timed {
  candidate: CallableModel;
  batch: number;
  /** [calls] nanoseconds, and the round of each. */
  times: number[];
  roundOf: number[];
  /** [rounds] microseconds of all threads. */
  cpu: number[];
  /** [rounds] null without a counter. */
  joules: number[] | null;
}

/** A model with the rows that it gets next. */
export interface RowFeed {
  timed: Timed;
  /** How many it has in a round. */
  calls: number;
  rows: () => Float32Array;
  /** Kept where it stays visible, so that no compiler removes the call. */
  answer: unknown;
}

export function createRowFeed(
  candidate: CallableModel,
  batch: number,
  { rows: { rows, columns, values } }: LatencyPlan,
  hasEnergy: boolean
): RowFeed {
  let at = 0;
  return {
    timed: { candidate, batch, times: [], roundOf: [], cpu: [], joules: hasEnergy ? [] : null },
    calls: 1,
    rows() {
      if (at + batch > rows) at = 0;
      at += batch;
      return values.subarray((at - batch) * columns, at * columns);
    },
    answer: undefined
  };
}
