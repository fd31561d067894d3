import type { Federation, FederationRound } from '../../../record/Federation';
import type { FederationCurve, FederationCurves, FederationModel } from '../../../record/FederationCurves';
import type { RunRecord } from '../../../record/RunRecord';
import { computeMean } from '../../../stats/computeMean';
import { computeSeedGain } from '../../../stats/computeSeedGain';
import { computeSeedInterval } from '../../../stats/computeSeedInterval';

const confidence = 0.95;
type Done = { record: RunRecord };

/**
 * What strategies come to over seeds.
 *
 * @param learnt the runs of each strategy, in the same order of seeds, all of them done.
 * @param control what the others are compared with.
 */
export function computeFederationCurves(
  title: string,
  learnt: ReadonlyMap<string, readonly Done[]>,
  control?: string
): FederationCurves {
  const [runs] = learnt.values();
  const against = control === undefined ? undefined : finalsOf(federationsOf(learnt.get(control)!));
  const isAlone = learnt.size === 1;
  return {
    title,
    rounds: runs[0].record.federation!.rounds.length,
    seeds: runs.length,
    confidence,
    control: control ?? null,
    strategies: Array.from(learnt, ([name, own]) =>
      describeStrategy(name, federationsOf(own), name === control ? undefined : against, isAlone)
    )
  };
}

function federationsOf(runs: readonly Done[]): Federation[] {
  return runs.map(({ record }) => record.federation!);
}

function describeStrategy(
  name: string,
  runs: readonly Federation[],
  against: readonly number[] | undefined,
  isAlone: boolean
): FederationCurve {
  const finals = finalsOf(runs);
  const [first] = runs;
  const servers = runs.flatMap(({ rounds }) => (rounds.at(-1)!.servers ? [computeMean(rounds.at(-1)!.servers!)] : []));
  const epsilon = first.rounds.map((_, i) => largest(runs.map(({ rounds }) => largestEpsilon(rounds[i]))));
  return {
    name,
    accuracy: first.rounds.map((_, i) => computeMean(runs.map(({ rounds }) => computeMean(rounds[i].accuracy)))),
    models: isAlone ? modelsOf(runs) : [],
    final: computeSeedInterval(finals, confidence),
    ...(servers.length > 0 && { server: computeSeedInterval(servers, confidence) }),
    ...(against && { gain: computeSeedGain(finals, against, confidence) }),
    up: computeMean(runs.map(({ rounds }) => sumOf(rounds.flatMap(({ up }) => up)))),
    down: computeMean(runs.map(({ rounds }) => sumOf(rounds.flatMap(({ down }) => down)))),
    ...(epsilon.some((one) => one !== null) && { epsilon }),
    left: isAlone ? first.rounds.flatMap(({ left }, i) => left.map(({ client, why }) => ({ round: i + 1, client, why }))) : []
  };
}

function finalsOf(runs: readonly Federation[]): number[] {
  return runs.map(({ rounds }) => computeMean(rounds.at(-1)!.accuracy));
}

function modelsOf(runs: readonly Federation[]): FederationModel[] {
  const [{ clients, servers, rounds }] = runs;
  const over = (of: (round: FederationRound) => number) =>
    rounds.map((_, i) => computeMean(runs.map((run) => of(run.rounds[i]))));
  return [
    ...clients.map(({ name }, i): FederationModel => {
      const spent = rounds.at(-1)!.privacy?.find(({ client }) => client === name);
      const { client: _, ...privacy } = spent ?? { client: name };
      return {
        ...{ name, role: 'client', accuracy: over(({ accuracy }) => accuracy[i]) },
        ...{ up: sumOf(over(({ up }) => up[i])), down: sumOf(over(({ down }) => down[i])) },
        ...privacy
      };
    }),
    ...servers.map((name, i): FederationModel => ({
      ...{ name, role: 'server', accuracy: over((round) => round.servers![i]), up: 0, down: 0 }
    }))
  ];
}

function largestEpsilon({ privacy = [] }: FederationRound): number | null {
  return largest(privacy.map(({ epsilon }) => epsilon ?? null));
}

function largest(values: readonly (number | null)[]): number | null {
  return values.reduce((most, value) => (value === null ? most : Math.max(most ?? value, value)), null);
}

function sumOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}
