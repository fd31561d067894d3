import type * as tf from '@tensorflow/tfjs';
import type { Dataset } from '../../../data/Dataset';

/** One that learns with others and shows nobody its rows. */
export interface FederatedClient {
  /** A short name of its own. */
  name: string;
  /** Builds its network, one unit a class. It is called once, with `Math.random` seeded, so initial weights need no seeds of their own. */
  model: () => tf.LayersModel;
  /** Its own rows, all of which it learns from. */
  data: Dataset;
  /** How many seconds it takes from one contribution to the next, in place of the measured ones: `deadline` is compared with them. */
  seconds?: number | ((round: number) => number);
  /** Learns its own rows in place of the loop, for example with noise that keeps them private. The model is trained in place. */
  learn?: (moment: ClientMoment) => Promise<PrivacyReport | undefined> | Promise<void>;
}

/** What a client's own way of learning is given. */
export interface ClientMoment {
  /** Trained in place. */
  model: tf.LayersModel;
  /** Its own rows. */
  data: Dataset;
  /** Passes over the rows. */
  epochs: number;
  /** Another one at each call of a run, the same in equal runs. */
  seed: number;
}

/** What a client has spent of the privacy of its rows since the beginning. */
export interface PrivacyReport {
  epsilon?: number;
  delta?: number;
  /** Who counted: "rdp". */
  accountant?: string;
}
