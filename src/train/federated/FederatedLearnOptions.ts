import type { Dataset } from '../../data/Dataset';
import type { TrainOptions } from '../options/TrainOptions';
import type { FederatedClient } from './clients/FederatedClient';
import type { Aggregate } from './rounds/Aggregate';
import type { FederatedStrategy } from './strategies/FederatedStrategy';

export interface FederatedLearnOptions extends Pick<
  TrainOptions,
  'optimizer' | 'seed' | 'title' | 'show' | 'signal' | 'control' | 'onEvent' | 'trackers'
> {
  /** Who learns: 1 to 50 of them, with rows of one shape and one list of classes. */
  clients: readonly FederatedClient[];
  /** How they learn from each other: `kd.federated.fedMd()`, `fedDf()`, `fedAvg()`, `alone()`, `pooled()`, or one of your own. */
  strategy: FederatedStrategy;
  /** Rows that all of them have, and the server too. Their labels are not read. Strategies that need none leave them out. */
  publicRows?: Dataset;
  /** Labelled rows on which all models are scored after each round. Nothing is decided by them. */
  test: Dataset;
  /** Labelled rows of the server, by which it judges what it has learnt itself. */
  validation?: Dataset;
  /** At most 100. Default 10. */
  rounds?: number;
  /** Passes over its own rows when a client learns. Default 2. */
  epochs?: number;
  /** Default 32: clients have few rows. */
  batchSize?: number;
  /** Who takes no part in a round (from 1): a function of the round and the client's name, or the share of the clients in each round, drawn with the run's seed. Default: all take part. */
  absent?: number | ((round: number, client: string) => boolean);
  /** Seconds that a round waits: the contribution of a client that takes longer does not count. Default: as long as it takes. */
  deadline?: number;
  /** Sums what clients send. Default: a plain sum, of which the server sees each part. Another one shows it the sum alone, so that nobody can be found who poisons it. */
  aggregate?: Aggregate;
}

export const federatedLearnOptionNames = [
  ...[
    'clients',
    'strategy',
    'publicRows',
    'test',
    'validation',
    'rounds',
    'epochs',
    'batchSize',
    'absent',
    'deadline',
    'aggregate'
  ],
  ...['optimizer', 'seed', 'title', 'show', 'signal', 'control', 'onEvent', 'trackers']
];
