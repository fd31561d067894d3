import * as tf from '@tensorflow/tfjs';
import { isSafeToInspect } from '../../../checks/isSafeToInspect';
import { showValue } from '../../../checks/showValue';
import { withSeededRandom } from '../../../data/withSeededRandom';
import { mixSeeds } from '../../../stats/createRandom';
import type { FederatedClient } from '../clients/FederatedClient';
import { describeArchitecture } from './describeArchitecture';

export interface ModelOfClient {
  network: tf.LayersModel;
  /** The place of its kind of network among all kinds. */
  kind: number;
}

export interface ModelOfServer {
  /** "server", or "server of" the first client of its kind. */
  name: string;
  /** Absent if the server has none. */
  network?: tf.LayersModel;
  clients: string[];
}

export interface BuiltModels {
  clients: (FederatedClient & ModelOfClient)[];
  kinds: ModelOfServer[];
  dispose(): void;
}

/**
 * The network of each client and, if the server has any, one more for each kind.
 *
 * @throws TypeError unless every call gives a model of its own, and whatever a client's `model` throws; nothing is left then.
 */
export function buildModels(
  subject: string,
  clients: readonly FederatedClient[],
  { seed, hasServer }: { seed: number; hasServer: boolean }
): BuiltModels {
  const built: tf.LayersModel[] = [];
  const dispose = () => built.forEach((model) => model.dispose());
  try {
    const own = clients.map((client, i) => ({ ...client, network: build(subject, client, mixSeeds(seed, i), built), kind: 0 }));
    const forms = own.map(({ network }) => describeArchitecture(network));
    const kinds = [...new Set(forms)].map((form): ModelOfServer => {
      const members = own.filter((_, i) => forms[i] === form).map(({ name }) => name);
      return { name: members.length === own.length ? 'server' : `server of ${members[0]}`, clients: members };
    });
    own.forEach((client) => (client.kind = kinds.findIndex((kind) => kind.clients.includes(client.name))));
    if (hasServer)
      kinds.forEach((kind, i) => {
        const first = clients.find(({ name }) => name === kind.clients[0])!;
        kind.network = build(subject, first, mixSeeds(seed, clients.length, i), built);
      });
    return { clients: own, kinds, dispose };
  } catch (error) {
    dispose();
    throw error;
  }
}

function build(subject: string, { name, model }: FederatedClient, seed: number, built: tf.LayersModel[]): tf.LayersModel {
  const network: unknown = withSeededRandom(seed, model);
  const isModel = isSafeToInspect(network) && network instanceof tf.LayersModel;
  if (!isModel || built.includes(network))
    throw new TypeError(
      `${subject}: expected model of client "${name}" to build another model each time, got ${isModel ? `"${network.name}" again` : showValue(network)}; give () => tf.sequential(...)`
    );
  built.push(network);
  return network;
}
