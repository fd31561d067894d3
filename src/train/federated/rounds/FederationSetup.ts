import type { Dataset } from '../../../data/Dataset';
import type { CheckedRun } from '../../check/CheckedRun';
import type { FederatedClient } from '../clients/FederatedClient';
import type { FederatedStrategy } from '../strategies/FederatedStrategy';
import type { Aggregate } from './Aggregate';
import type { ModelOfClient, ModelOfServer } from './buildModels';

/** A federation, checked and filled in, with its models built. */
export interface FederationSetup {
  subject: string;
  /** Of the first client; the others have the same options. */
  checked: CheckedRun;
  strategy: FederatedStrategy;
  clients: readonly (FederatedClient & ModelOfClient)[];
  /** Of each kind of network. Without a server's models, those of its first client stand for them. */
  kinds: readonly ModelOfServer[];
  publicRows?: Dataset;
  test: Dataset;
  validation?: Dataset;
  rounds: number;
  isAbsent: (round: number, client: string) => boolean;
  deadline: number;
  /** Absent: a plain sum, whose parts the server sees. */
  aggregate?: Aggregate;
  /** How often a model is asked about the same rows, at most. */
  times: number;
  /** Thrown when the run has to end. */
  stop: Error;
}
