import { latencyView } from '../../views/latency/latencyView';
import { withDisplay } from '../../views/bundle/withDisplay';
import { viewToMimeBundle } from '../../views/bundle/viewToMimeBundle';
import { checkLatency } from './checkLatency';
import { describeMachine } from './describeMachine';
import { createTimeAndEnergyMeters } from './createTimeAndEnergyMeters';
import { measureRounds } from './measureRounds';
import { summarizeLatency } from './summarizeLatency';
import type { Latency, LatencyOptions } from './LatencyOptions';

/**
 * How long models take for one row and for batches, side by side. After a warm-up they take turns in short rounds, in a new order each
 * time, so that other work on the machine affects all of them. The first call of a turn is not timed if turns have ten calls or more. The
 * event loop runs between turns, and an interrupt ends it.
 *
 * Percentiles are over single calls (the smallest time that at least that share of calls does not exceed). Calls of one round are alike, so
 * intervals come from whole rounds drawn with replacement.
 *
 * Beside the times it says what the same calls cost for 1,000 rows: CPU seconds of all threads, and joules where the counters of the processors
 * can be read (RAPL on Linux, usually for root alone), with those of NVIDIA's cards (NVML). Threads that go on spinning after a call count for the model that comes next: give an
 * onnxruntime of your own one thread. Counters see the whole processor, so let nothing else run.
 *
 * @throws TypeError for a model that is not a function or returns nothing, RangeError for a batch larger than the number of rows or a model
 * with other columns; whatever a model throws.
 * @example
 * ```ts
 * const student = tf.sequential({ layers: [tf.layers.dense({ units: 1, inputShape: [2] })] });
 * const speed = await kd.latency({
 *   models: { plain: (row) => 0.3 * row[0] - row[1], tfjs: { predict: student, bytesOnDisk: 1200 } },
 *   rows: { rows: 3, columns: 2, values: Float32Array.of(1, 2, 3, 4, 5, 6) },
 *   seconds: 0.2
 * });
 * speed.calls[0].p50; // microseconds
 * speed.ratios[0].ratio; // of plain to tfjs: below 1
 * ```
 */
export async function latency(options: LatencyOptions): Promise<Latency> {
  const plan = checkLatency(options);
  const rounds = await measureRounds(plan, createTimeAndEnergyMeters());
  const { calls, ratios } = await summarizeLatency(plan, rounds.batches);
  const machine = describeMachine();
  const residentBytes = process.memoryUsage.rss();
  const view = latencyView({
    machine: machine.text,
    residentBytes,
    rows: calls.map(({ p50, p95, p99, rounds: _, interval: __, rowsPerSecond: ___, ...row }) => {
      return { ...row, p50: p50 / 1000, p95: p95 / 1000, p99: p99 / 1000 };
    })
  });
  return withDisplay({ machine, calls, ratios, clock: rounds.clock, residentBytes, view }, () =>
    viewToMimeBundle(view, { static: true })
  );
}
