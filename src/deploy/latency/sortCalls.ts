import type { Timed } from './createRowFeed';

/** The calls of a model by how long they took, and the costs of its rounds. */
export interface SortedCalls extends Pick<Timed, 'batch' | 'cpu' | 'joules'> {
  /** Nanoseconds. */
  times: Float64Array;
  /** [calls] the round of each time. */
  roundOf: Int32Array;
  /** [rounds] how many calls it has. */
  sizes: Int32Array;
  rounds: number;
}

export function sortCalls({ times, roundOf, batch, cpu, joules }: Timed): SortedCalls {
  const order = Int32Array.from(times.keys()).sort((a, b) => times[a] - times[b]);
  const rounds = roundOf[roundOf.length - 1] + 1;
  const sizes = new Int32Array(rounds);
  for (const round of roundOf) sizes[round]++;
  return {
    // A clock that is too coarse gives 0.
    times: Float64Array.from(order, (i) => Math.max(1, times[i])),
    roundOf: Int32Array.from(order, (i) => roundOf[i]),
    ...{ sizes, rounds, batch, cpu, joules }
  };
}
