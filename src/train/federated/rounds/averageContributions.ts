import { isFiniteNumbers } from '../../../checks/isFiniteNumbers';
import { readErrorMessage } from '../../../checks/readErrorMessage';
import { hasSafelyReadableMembers } from '../../../checks/hasSafelyReadableMembers';
import { showValue } from '../../../checks/showValue';
import type { Recorder } from '../../record/recordRun';
import type { Aggregate, Aggregated } from './Aggregate';
import type { FederationSetup } from './FederationSetup';

export interface ToAverage {
  round: number;
  arrived: ReadonlyMap<string, Float32Array>;
  /** The clients to average that began the round. */
  expected: string[];
  weightOf: (client: string) => number;
}

/**
 * sum w_k c_k / sum w_k over the clients whose contributions arrived; null where none did, or where they could not be summed, which a finding says. What is summed is w_k c_k / W, with W of all who were expected: numbers of the size of the
 * contributions, whoever is lost.
 */
export async function averageContributions(
  { subject, aggregate = plainSum }: FederationSetup,
  recorder: Recorder,
  { round, arrived, expected, weightOf }: ToAverage
): Promise<Float32Array | null> {
  const here = expected.filter((client) => arrived.has(client));
  if (here.length === 0) return null;
  const all = expected.reduce((sum, client) => sum + weightOf(client), 0);
  const scaled = new Map(here.map((client) => [client, arrived.get(client)!.map((value) => (value * weightOf(client)) / all)]));
  try {
    const { sum, counted } = checkAggregated(subject, await aggregate(scaled, [...expected]), scaled);
    const share = counted.reduce((total, client) => total + weightOf(client), 0) / all;
    return sum.map((value) => value / share);
  } catch (error) {
    const says = `Round ${round}: what the clients sent could not be summed (${readErrorMessage(error)}); nothing came down.`;
    recorder.tellFindings([{ check: 'aggregateFailed', level: 'problem', value: round, says }]);
    return null;
  }
}

const plainSum: Aggregate = (contributions) => {
  const parts = [...contributions.values()];
  const sum = Float32Array.from(parts[0], (_, i) => parts.reduce((total, part) => total + part[i], 0));
  return { sum, counted: [...contributions.keys()] };
};

function checkAggregated(subject: string, given: unknown, parts: ReadonlyMap<string, Float32Array>): Aggregated {
  const [first] = parts.values();
  const fits =
    hasSafelyReadableMembers(given, ['sum', 'counted']) &&
    isFiniteNumbers(given.sum) &&
    given.sum.length === first.length &&
    Array.isArray(given.counted) &&
    given.counted.length > 0 &&
    given.counted.every((client) => parts.has(client)) &&
    new Set(given.counted).size === given.counted.length;
  if (fits) return given as unknown as Aggregated;
  throw new TypeError(
    `${subject}: expected aggregate to give {sum, counted}, ${first.length} finite numbers and the clients in them, got ${showValue(given)}; return both`
  );
}
