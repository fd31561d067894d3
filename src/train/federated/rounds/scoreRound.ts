import type { FederationRound } from '../../../record/Federation';
import type { RunningClient } from './createClients';
import type { FederationState } from './FederationState';

/** The accuracy of each client, and of each model of the server, on the test rows. */
export async function scoreRound({
  clients,
  server,
  setup,
  recorder
}: FederationState): Promise<Pick<FederationRound, 'accuracy' | 'servers'>> {
  const accuracyOf = async (models: readonly RunningClient['learning'][]) => {
    const all: number[] = [];
    for (const model of models) {
      all.push((await model.scoreOn('test', setup.test)).accuracy);
      if (recorder.stopped()) throw setup.stop;
    }
    return all;
  };
  const accuracy = await accuracyOf(clients.map(({ learning }) => learning));
  return { accuracy, ...(server.models.length > 0 && { servers: await accuracyOf(server.models) }) };
}
