import type * as tf from '@tensorflow/tfjs';
import type { FederationRound } from '../../record/Federation';
import type { RunRecord } from '../../record/RunRecord';

/** Clients that have learnt from each other. As a cell's last value it shows their accuracy over the rounds; a run that was stopped shows its record. */
export interface LearntFederation {
  /** What it comes to, in a sentence. */
  says: string;
  /** What each round came to. Fewer if the run was stopped. */
  rounds: FederationRound[];
  /** Accuracy on the test rows after the last round, mean over the clients. Null if the run was stopped. */
  final: number | null;
  /** The network of each client as it is now. `dispose()` frees them. */
  models: { [client: string]: tf.LayersModel };
  /** The server's, by their names in the record. `dispose()` frees them. */
  servers: { [name: string]: tf.LayersModel };
  record: RunRecord;
  /** Frees all networks. */
  dispose(): void;
}
