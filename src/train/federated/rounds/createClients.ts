import type * as tf from '@tensorflow/tfjs';
import { checkNumber } from '../../../checks/checkNumber';
import type { Dataset } from '../../../data/Dataset';
import type { PrivacySpent } from '../../../record/Federation';
import { mixSeeds } from '../../../stats/createRandom';
import type { Recorder } from '../../record/recordRun';
import type { FederatedClient } from '../clients/FederatedClient';
import type { ClientAtWork } from '../strategies/FederatedStrategy';
import { checkPrivacy } from '../clients/checkPrivacy';
import { createLearningModel, type LearningModel } from './createLearningModel';
import type { FederationSetup } from './FederationSetup';

/** A client over the rounds. */
export interface RunningClient {
  name: string;
  /** The place of its kind of network. */
  kind: number;
  data: Dataset;
  learning: LearningModel;
  /** The newest update that it has received; 0: none. */
  version: number;
  hasTakenPart: boolean;
  /** Seconds of work since its last contribution. */
  worked: number;
  /** What it takes in a round instead, where it says so. */
  stated?: (round: number) => number;
  privacy?: PrivacySpent;
  at(round: number): ClientAtWork;
}

export function createClients(setup: FederationSetup, recorder: Recorder): RunningClient[] {
  return setup.clients.map((own, number) => {
    const { name, kind, data, seconds, network } = own;
    const learning = createLearningModel(setup, recorder, { name, model: network, number });
    const learn = own.learn ? createOwnLearning(setup, own, number) : undefined;
    const client: RunningClient = {
      ...{ name, kind, data, learning, version: 0, hasTakenPart: false, worked: 0 },
      ...(seconds !== undefined && { stated: (round) => secondsOf(`${setup.subject}: client "${name}"`, seconds, round) }),
      at: (round) => ({
        ...learning,
        ...{ round, data, isNew: !client.hasTakenPart },
        async learn(epochs = setup.checked.epochs) {
          if (!learn) return learning.learn(data, epochs);
          client.privacy = (await learn(epochs)) ?? client.privacy;
          if (recorder.stopped()) throw setup.stop;
        }
      })
    };
    return client;
  });
}

function secondsOf(subject: string, seconds: NonNullable<FederatedClient['seconds']>, round: number): number {
  return checkNumber(subject, 'seconds', typeof seconds === 'number' ? seconds : seconds(round), { atLeast: 0 });
}

/** A client's own way of learning, with another seed at each call. */
function createOwnLearning(
  { subject, checked }: FederationSetup,
  client: FederatedClient & { network: tf.LayersModel },
  number: number
) {
  let calls = 0;
  const { name, data, network: model } = client;
  return async (epochs: number): Promise<PrivacySpent | undefined> => {
    const report = await client.learn!({ model, data, epochs, seed: mixSeeds(checked.seed, number, 1_000_000 + calls++) });
    return checkPrivacy(`${subject}: client "${name}"`, name, report);
  };
}
