import { checkNumber } from '../../../checks/checkNumber';
import { checkOptions } from '../../../checks/checkOptions';
import type { ClientAtWork, FederatedStrategy } from './FederatedStrategy';

export interface FedMdOptions {
  /** Passes over its own rows before a client sends for the first time: what has learnt little makes a poor consensus. Default 20. */
  firstEpochs?: number;
  /** Passes over the public rows in which a client learns the consensus. Default 1. */
  digestEpochs?: number;
  /** Passes over its own rows afterwards. Default: the `epochs` of the run. 0: none. */
  revisitEpochs?: number;
  /** Of the soft targets. Default 1. */
  temperature?: number;
}

const subject = 'federated.fedMd';

/**
 * FedMD (Li and Wang 2019, arXiv 1910.03581): clients send their logits of the public rows, the server sends back the mean, the consensus, and each client learns it (digest), and then its own rows again (revisit). Networks may be of
 * different kinds: no weight is sent. Before it sends for the first time, a client learns its own rows.
 *
 * The public rows need no labels here. The paper's clients first learn them with their labels: where there are some, let `model` give a network that has.
 *
 * @throws TypeError or RangeError for an unknown option, epochs that are no whole number, or a temperature that is not above 0.
 * @example
 * ```ts
 * const strategy = kd.federated.fedMd({ digestEpochs: 2, temperature: 2 });
 * ```
 */
export function fedMd(options: FedMdOptions = {}): FederatedStrategy {
  checkOptions(subject, options, ['firstEpochs', 'digestEpochs', 'revisitEpochs', 'temperature']);
  const { firstEpochs = 20, digestEpochs = 1, revisitEpochs, temperature = 1 } = options;
  checkNumber(subject, 'firstEpochs', firstEpochs, { integer: true, atLeast: 1, atMost: 1000 });
  checkNumber(subject, 'digestEpochs', digestEpochs, { integer: true, atLeast: 1, atMost: 1000 });
  if (revisitEpochs !== undefined)
    checkNumber(subject, 'revisitEpochs', revisitEpochs, { integer: true, atLeast: 0, atMost: 1000 });
  checkNumber(subject, 'temperature', temperature, { above: 0 });
  const setting = { firstEpochs, digestEpochs, ...(revisitEpochs !== undefined && { revisitEpochs }), temperature };
  return {
    description: { name: 'fedMd', ...setting },
    needsPublicRows: true,
    work: (client) => (client.isNew ? client.learn(firstEpochs) : undefined),
    contribute: async (client) => (await client.predict()).values,
    async serve({ kinds, average }) {
      const consensus = await average(kinds.flatMap(({ clients }) => clients));
      return kinds.map(() => consensus);
    },
    async receive(client, values) {
      await client.distil(toMatrix(client, values), { epochs: digestEpochs, temperature });
      if (revisitEpochs !== 0) await client.learn(revisitEpochs);
    },
    logitsOf: (values, { dataOf }, client) => {
      const columns = dataOf(client).classes.length;
      return { rows: values.length / columns, columns, values };
    }
  };
}

function toMatrix({ data }: ClientAtWork, values: Float32Array) {
  const columns = data.classes.length;
  return { rows: values.length / columns, columns, values };
}
