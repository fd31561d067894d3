import { checkNumber } from '../../../checks/checkNumber';
import { checkOptions } from '../../../checks/checkOptions';
import { showValue } from '../../../checks/showValue';
import type { Matrix } from '../../../data/Matrix';
import { averageMatrices } from '../../../data/averageMatrices';
import { averageKinds, exchangeOfWeights } from './fedAvg';
import type { FederatedStrategy, ServerModel } from './FederatedStrategy';

export interface FedDfOptions {
  /** Passes over the public rows in which the server learns from its clients. Default 5. */
  epochs?: number;
  /** Of the soft targets. Default 1. */
  temperature?: number;
  /** True keeps what the server has learnt, whatever its validation rows say. Default false: where it is no better than the mean of the weights, the mean is kept. */
  trusted?: boolean;
}

const subject = 'federated.fedDf';

/**
 * FedDF (Lin et al. 2020, arXiv 2006.07242): federated averaging, and then the server's model learns from the mean logits of its clients' models on the public rows. There is a model for each kind of network: its weights are the mean of the clients that
 * have it, its teachers are all clients.
 *
 * With `validation`, the accuracy before and after is compared in each round, and the mean of the weights is kept where learning made it no better: public rows that do not fit change nothing. The findings say how often. Without, all is kept.
 *
 * @throws TypeError or RangeError for an unknown option, epochs that are no whole number of at least 1, or a temperature that is not above 0.
 * @example
 * ```ts
 * const strategy = kd.federated.fedDf({ epochs: 3 });
 * ```
 */
export function fedDf(options: FedDfOptions = {}): FederatedStrategy {
  checkOptions(subject, options, ['epochs', 'temperature', 'trusted']);
  const { epochs = 5, temperature = 1, trusted = false } = options;
  checkNumber(subject, 'epochs', epochs, { integer: true, atLeast: 1, atMost: 1000 });
  checkNumber(subject, 'temperature', temperature, { above: 0 });
  if (typeof trusted !== 'boolean')
    throw new TypeError(`${subject}: expected trusted to be true or false, got ${showValue(trusted)}; choose one`);
  const exchange = exchangeOfWeights();
  return {
    description: { name: 'fedDf', epochs, temperature, trusted },
    ...exchange,
    needsPublicRows: true,
    seesEach: true,
    async serve(server) {
      const answers: Matrix[] = [];
      for (const [client, weights] of server.contributions) answers.push(await exchange.logitsOf!(weights, server, client));
      const updates = await averageKinds(server);
      if (answers.length === 0) return updates;
      const taught = averageMatrices(answers);
      for (const [i, kind] of server.kinds.entries())
        if (updates[i]) await learnIfBetter(kind, () => kind.distil(taught, { epochs, temperature }), trusted);
      return updates.map((mean, i) => mean && server.kinds[i].weights());
    }
  };
}

/** Without validation rows there is nothing to judge by, and what was learnt is kept. */
async function learnIfBetter(model: ServerModel, learn: () => Promise<void>, trusted: boolean): Promise<void> {
  const [weights, before] = [model.weights(), await model.accuracy()];
  await learn();
  const after = await model.accuracy();
  if (before === null || after === null) return;
  const kept = trusted || after > before;
  if (!kept) model.take(weights);
  model.judged(before, after, kept);
}
