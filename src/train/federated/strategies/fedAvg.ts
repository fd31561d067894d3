import type { FederatedStrategy, ServerAtWork } from './FederatedStrategy';

/**
 * Federated averaging (McMahan et al. 2017, arXiv 1602.05629): clients take the server's weights, learn their own rows, and send their weights back; the server's are then w = sum n_k w_k / sum n_k, with n_k rows of client k. All weights
 * count, also moving statistics. All clients need one kind of network.
 *
 * With public rows, the server asks the weights of each client about them, and leaves out who disagrees with the others; without, nobody is looked for.
 *
 * @example
 * ```ts
 * kd.federated.fedAvg().needsOneKind; // true
 * ```
 */
export function fedAvg(): FederatedStrategy {
  return { description: { name: 'fedAvg' }, needsOneKind: true, ...exchangeOfWeights(), serve: averageKinds };
}

/** Weights go up and down; what the server does with them is left open. */
export function exchangeOfWeights(): Omit<FederatedStrategy, 'description' | 'serve'> {
  return {
    hasServer: true,
    begin: ({ kinds }) => kinds.map((kind) => kind.weights()),
    work: (client) => client.learn(),
    contribute: (client) => client.weights(),
    receive: (client, update) => client.take(update),
    async logitsOf(contribution, { kinds }, client) {
      const kind = kinds.find(({ clients }) => clients.includes(client))!;
      const own = kind.weights();
      kind.take(contribution);
      const logits = await kind.predict();
      kind.take(own);
      return logits;
    }
  };
}

/** Each kind of network takes the mean of its clients, by rows. */
export async function averageKinds({ kinds, average, rowsOf }: ServerAtWork): Promise<(Float32Array | null)[]> {
  const updates: (Float32Array | null)[] = [];
  for (const kind of kinds) {
    const mean = await average(kind.clients, rowsOf);
    if (mean) kind.take(mean);
    updates.push(mean);
  }
  return updates;
}
