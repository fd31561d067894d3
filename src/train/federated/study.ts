import { checkInputs } from '../../checks/checkInputs';
import { isCallable } from '../../checks/isCallable';
import { showValue } from '../../checks/showValue';
import type { FederationCurves } from '../../record/FederationCurves';
import type { RunRecord } from '../../record/RunRecord';
import { viewToMimeBundle } from '../../views/bundle/viewToMimeBundle';
import { withDisplay } from '../../views/bundle/withDisplay';
import { computeFederationView } from '../../views/federation/computeFederationView';
import { checkRunIsDone } from '../check/checkRunIsDone';
import { checkSeeds } from '../check/checkSeeds';
import { checkStrategies } from '../check/checkStrategies';
import { createSeedProgress } from '../createSeedProgress';
import type { FederatedClient } from './clients/FederatedClient';
import { federatedLearnOptionNames, type FederatedLearnOptions } from './FederatedLearnOptions';
import { learnFederation } from './learnFederation';
import { computeFederationCurves } from './score/computeFederationCurves';
import { checkFederatedStrategy } from './strategies/checkFederatedStrategy';
import type { FederatedStrategy } from './strategies/FederatedStrategy';

export interface FederationStudyOptions extends Omit<
  FederatedLearnOptions,
  'clients' | 'strategy' | 'seed' | 'control' | 'onEvent' | 'trackers'
> {
  /** The clients for a seed, which may have other rows for each. */
  clients: (seed: number) => readonly FederatedClient[];
  /** By name. The first is the control, which the others are compared with: `kd.federated.alone()`. */
  strategies: { [name: string]: FederatedStrategy };
  /** How many seeds (0, 1, …), or which. Default 5. */
  seeds?: number | number[];
}

/** Several strategies for the same clients, over seeds. As a cell's last value it shows their accuracy over the rounds. */
export interface FederationStudy {
  /** Which strategy comes to what, in a sentence. */
  says: string;
  /** Mean curves, and intervals over seeds. */
  curves: FederationCurves;
  /** The record of each run by strategy, one a seed. */
  runs: { [strategy: string]: RunRecord[] };
}

const subject = 'federated.study';
const own = ['clients', 'strategy', 'seed', 'control', 'onEvent', 'trackers'];
const optionNames = ['clients', 'strategies', 'seeds', ...federatedLearnOptionNames.filter((name) => !own.includes(name))];

/**
 * Lets the same clients learn by several strategies with several seeds, each from the same first weights for a seed. Means have Student's t intervals over the seeds (95 %), for these test rows; the gain over the first strategy, the
 * control, is taken seed by seed.
 *
 * @throws TypeError or RangeError as `federated.learn` does, and for no strategies; an Error if a run fails or is stopped, since all of them are needed.
 * @example
 * ```ts
 * const { train, validation, test } = kd.mnist({ train: 400, validation: 200, test: 200 });
 * const model = () => tf.sequential({ layers: [tf.layers.dense({ units: 10, inputShape: [784] })] });
 * const clients = (seed: number) => kd.dirichletSplit(train, { clients: 4, alpha: 0.3, seed }).map((data, i) => ({ name: `client ${i + 1}`, model, data }));
 * const { alone, fedMd } = kd.federated;
 * const study = await kd.federated.study({ clients, strategies: { alone: alone(), FedMD: fedMd({ firstEpochs: 2 }) }, publicRows: validation, test, rounds: 2, seeds: 2, show: false });
 * study.curves.strategies[1].gain?.mean;
 * ```
 */
export async function study(options: FederationStudyOptions): Promise<FederationStudy> {
  checkInputs(subject, options, optionNames);
  const { clients, strategies, seeds: asked = 5, title, show = true, ...rest } = options;
  if (!isCallable(clients))
    throw new TypeError(
      `${subject}: expected clients to be a function of the seed to a list of clients, got ${showValue(clients)}; give (seed) => [{name, model, data}, ...]`
    );
  const names = checkStrategies(subject, strategies, '{alone: kd.federated.alone()}', checkFederatedStrategy);
  const seeds = checkSeeds(subject, asked);
  const learnt = new Map(names.map((name): [string, { record: RunRecord }[]] => [name, []]));
  const progress = createSeedProgress(show, seeds.length);
  try {
    for (const [i, seed] of seeds.entries())
      for (const name of names) {
        const run = await learnFederation(subject, {
          ...{ ...rest, clients: clients(seed), seed, strategy: strategies[name], show: false },
          onEvent: (event) => void (event.type === 'point' && progress.update(i, `${name}, ${event.of}`, event.epoch))
        });
        run.dispose();
        checkRunIsDone(subject, run.record, `by ${name}, seed ${seed}`);
        learnt.get(name)!.push({ record: run.record });
      }
    const of = learnt.get(names[0])![0].record.federation!.clients.length;
    const named = title ?? `${of} clients by ${names.length} ${names.length === 1 ? 'strategy' : 'strategies'}`;
    const curves = computeFederationCurves(named, learnt, names.length > 1 ? names[0] : undefined);
    const view = computeFederationView(curves);
    const runs = Object.fromEntries(Array.from(learnt, ([name, all]) => [name, all.map(({ record }) => record)]));
    return withDisplay({ says: view.says, curves, runs }, () => viewToMimeBundle(view, { static: true }));
  } finally {
    progress.end();
  }
}
