import type { Dataset } from '../../../data/Dataset';
import type { FederatedStrategy } from './FederatedStrategy';

/**
 * The server learns from the rows of all clients, a model for each kind of network, which its clients then have: the upper bound, which shares what is not to be shared. Whoever is absent is in it all the same.
 *
 * A client sends its rows once, 4 bytes for each number and each label.
 *
 * @example
 * ```ts
 * kd.federated.pooled().description.name; // "pooled"
 * ```
 */
export function pooled(): FederatedStrategy {
  return {
    description: { name: 'pooled' },
    hasServer: true,
    seesEach: true,
    work: () => {},
    contribute: ({ isNew, data }) => (isNew ? rowsAsNumbers(data) : new Float32Array(0)),
    async serve({ kinds, dataOf }) {
      const rows = joinRows(kinds.flatMap(({ clients }) => clients.map(dataOf)));
      const updates: Float32Array[] = [];
      for (const kind of kinds) {
        await kind.learn(rows);
        updates.push(kind.weights());
      }
      return updates;
    },
    receive: (client, update) => client.take(update)
  };
}

function rowsAsNumbers({ x, y }: Dataset): Float32Array {
  const numbers = new Float32Array(x.length + y.length);
  numbers.set(x);
  numbers.set(y, x.length);
  return numbers;
}

function joinRows(all: readonly Dataset[]): Dataset {
  const [{ shape, classes, features }] = all;
  const x = new Float32Array(all.reduce((sum, own) => sum + own.x.length, 0));
  const y = new Int32Array(all.reduce((sum, own) => sum + own.y.length, 0));
  let at = 0;
  for (const own of all) {
    x.set(own.x, (at * own.x.length) / own.y.length);
    y.set(own.y, at);
    at += own.y.length;
  }
  return { name: 'pooled', x, y, shape, classes, ...(features && { features }) };
}
