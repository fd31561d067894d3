import { checkInputs } from '../../checks/checkInputs';
import { viewToMimeBundle } from '../../views/bundle/viewToMimeBundle';
import { withDisplay } from '../../views/bundle/withDisplay';
import { computeFederationView } from '../../views/federation/computeFederationView';
import { computeRunView } from '../../views/run/computeRunView';
import { federatedLearnOptionNames, type FederatedLearnOptions } from './FederatedLearnOptions';
import { learnFederation } from './learnFederation';
import type { LearntFederation } from './LearntFederation';
import { computeFederationCurves } from './score/computeFederationCurves';

const subject = 'federated.learn';

/**
 * Lets clients with different rows, and perhaps different networks, learn from each other in rounds without sharing a row. How they do is a `strategy`. After each round every client, and the server where it has models, is scored on the
 * test rows. All runs in this process, one client after the other.
 *
 * Bytes are those of what is sent, 4 for each number. A client that is `absent`, takes longer than the `deadline`, throws, or comes to numbers that are not finite does not count in the round, which stands; when it comes back it
 * receives the newest update first. A client that fails has the weights of before.
 *
 * Poison: where the server sees contributions, those of clients whose agreement with the others on the public rows is no better than chance are left out: Cohen's kappa with the consensus of the others below
 * median - 3 x 1.4826 x MAD of all, but at least 0.02 and at most 0.1. That takes four clients, and a median of at
 * least 0.2, below which a finding says that nobody could be told. The findings of the record name who was left out, and why.
 *
 * An interrupt or `signal` ends the run after the current batch, with the record so far; it cannot be resumed.
 *
 * @throws TypeError or RangeError, before any training, if clients, rows and strategy do not fit each other or an option is unknown or out of bounds.
 * @example
 * ```ts
 * const { train, validation, test } = kd.mnist({ train: 600, validation: 200, test: 200 });
 * const network = (units: number) => () => tf.sequential({ layers: [tf.layers.dense({ units, activation: 'relu', inputShape: [784] }), tf.layers.dense({ units: 10 })] });
 * const rows = kd.dirichletSplit(train, { clients: 4, alpha: 0.3 });
 * const clients = rows.map((data, i) => ({ name: `client ${i + 1}`, model: network(i < 2 ? 16 : 32), data }));
 * const learnt = await kd.federated.learn({ clients, strategy: kd.federated.fedMd({ firstEpochs: 2 }), publicRows: validation, test, rounds: 2 });
 * learnt.final; // mean accuracy of the clients
 * learnt.dispose();
 * ```
 */
export async function learn(options: FederatedLearnOptions): Promise<LearntFederation> {
  checkInputs(subject, options, federatedLearnOptionNames);
  const learnt = await learnFederation(subject, options);
  const { record } = learnt;
  if (learnt.final === null)
    return withDisplay(learnt, () => viewToMimeBundle(computeRunView(record), { static: true, records: [record] }));
  const name = record.federation!.strategy.name;
  const view = computeFederationView(computeFederationCurves(record.title, new Map([[name, [learnt]]])));
  return withDisplay({ ...learnt, says: view.says }, () => viewToMimeBundle(view, { static: true, records: [record] }));
}
