import type { SeedInterval, StrategyAccuracy, StreamAccuracy } from '../../../record/StreamAccuracy';
import { computeMean } from '../../../stats/computeMean';
import { computeSeedGain } from '../../../stats/computeSeedGain';
import { computeSeedInterval } from '../../../stats/computeSeedInterval';
import type { LearntStream } from './LearntStream';
import type { StreamSummary } from './summarizeAccuracies';

const confidence = 0.95;

/**
 * What strategies come to over seeds.
 *
 * @param learnt the runs of each strategy, in the same order of seeds, all of them done.
 * @param control what the others are compared with.
 */
export function computeStreamAccuracy(
  title: string,
  learnt: ReadonlyMap<string, readonly LearntStream[]>,
  control?: string
): StreamAccuracy {
  const [runs] = learnt.values();
  const against = control === undefined ? undefined : averagesOf(learnt.get(control)!);
  return {
    title,
    parts: runs[0].record.stream!.parts.map(({ name }) => name),
    seeds: runs.length,
    confidence,
    control: control ?? null,
    strategies: Array.from(learnt, ([name, own]) => describeStrategy(name, own, name === control ? undefined : against))
  };
}

function describeStrategy(name: string, runs: readonly LearntStream[], against: readonly number[] | undefined): StrategyAccuracy {
  const over = (of: (summary: StreamSummary) => number | null): SeedInterval | null => {
    const values = runs.map(({ summary }) => of(summary!));
    return values.some((value) => value === null) ? null : computeSeedInterval(values as number[], confidence);
  };
  const averages = averagesOf(runs);
  const given = runs.flatMap(({ accuracyGivenPart }) => (accuracyGivenPart ? [computeMean(accuracyGivenPart.at(-1)!)] : []));
  const { memory } = runs[0];
  return {
    name,
    accuracy: meanMatrix(runs.map(({ initial, accuracy }) => [initial, ...accuracy])),
    averageAccuracy: computeSeedInterval(averages, confidence),
    ...(given.length && { averageAccuracyGivenPart: computeSeedInterval(given, confidence) }),
    forgetting: over(({ forgetting }) => forgetting),
    backwardTransfer: over(({ backwardTransfer }) => backwardTransfer),
    forwardTransfer: over(({ forwardTransfer }) => forwardTransfer),
    ...(against && { gain: computeSeedGain(averages, against, confidence) }),
    ...(memory && { memory: { rows: memory.numbers.length, bytes: memory.bytes } })
  };
}

function averagesOf(runs: readonly LearntStream[]): number[] {
  return runs.map(({ summary }) => summary!.averageAccuracy);
}

function meanMatrix(matrices: readonly (readonly (readonly number[])[])[]): number[][] {
  return matrices[0].map((row, i) => row.map((_, j) => computeMean(matrices.map((matrix) => matrix[i][j]))));
}
