import type { Dataset } from '../../../data/Dataset';
import type { Matrix } from '../../../data/Matrix';
import type { Description } from '../../../record/Description';

/**
 * How clients learn from each other. In each round every client that takes part works and sends a contribution, the server makes update of them, and the clients receive the update. A client that has missed update
 * receives the newest before it works again.
 */
export interface FederatedStrategy {
  description: Description;
  /** Whether it needs rows that all have. Default false. */
  needsPublicRows?: boolean;
  /** Whether the server has models, one for each kind of network. Default false. */
  hasServer?: boolean;
  /** Whether all networks have to be of one kind. Default false. */
  needsOneKind?: boolean;
  /** Whether the server has to see each contribution by itself, which an `aggregate` that hides them does not allow. Default false. */
  seesEach?: boolean;
  /** What clients receive before their first round. Default: nothing. */
  begin?(server: ServerAtWork): ServerUpdate;
  /** What a client does before it sends. */
  work(client: ClientAtWork): void | Promise<void>;
  /** What a client sends, of the same length for all who are averaged. Default: nothing. */
  contribute?(client: ClientAtWork): Float32Array | Promise<Float32Array>;
  /** What the server makes of it. Default: nothing. */
  serve?(server: ServerAtWork): ServerUpdate | Promise<ServerUpdate>;
  /** What a client does with the update. Default: nothing. */
  receive?(client: ClientAtWork, update: Float32Array): void | Promise<void>;
  /** The logits of the public rows that a contribution stands for, by which those who poison are found. Default: nobody is looked for. */
  logitsOf?(contribution: Float32Array, server: ServerAtWork, client: string): Matrix | Promise<Matrix>;
}

/** What comes down from the server, for each kind of network; null where there is nothing new. */
export type ServerUpdate = readonly (Float32Array | null)[];

/** A model of a client or of the server, with what a strategy can do with it. */
export interface ModelAtWork {
  name: string;
  /** All its weights, one after the other. */
  weights(): Float32Array;
  /** Takes weights of a network of the same kind. */
  take(weights: Float32Array): void;
  /** Its logits of the public rows. */
  predict(): Promise<Matrix>;
  /** Learns from logits of the public rows: T^2 KL(logits || model), as `kd.softTargets`. */
  distil(logits: Matrix, how: DistilHow): Promise<void>;
}

export interface DistilHow {
  /** Passes over the public rows. */
  epochs: number;
  temperature: number;
}

export interface ClientAtWork extends ModelAtWork {
  round: number;
  /** Whether it takes part for the first time. */
  isNew: boolean;
  /** Its own rows. */
  data: Dataset;
  /** Learns its own rows. Default: as many epochs as the run says. */
  learn(epochs?: number): Promise<void>;
}

export interface ServerModel extends ModelAtWork {
  /** The clients that have this kind of network. */
  clients: readonly string[];
  /** Learns labelled rows. Default: as many epochs as the run says. */
  learn(rows: Dataset, epochs?: number): Promise<void>;
  /** Accuracy on the validation rows; null if there are none. */
  accuracy(): Promise<number | null>;
  /** Tells the record what learning did to it. */
  judged(before: number, after: number, kept: boolean): void;
}

export interface ServerAtWork {
  /** From 1; 0 before the first. */
  round: number;
  /** One for each kind of network. Without `hasServer` their models cannot be used, but who has them is known. */
  kinds: readonly ServerModel[];
  /** The contributions that count, by client. Empty if an `aggregate` of its own hides them. */
  contributions: ReadonlyMap<string, Float32Array>;
  /** How many rows a client has. */
  rowsOf(client: string): number;
  /** The rows of clients themselves, for upper bounds: what is federated does without. */
  dataOf(client: string): Dataset;
  /**
   * The mean of the contributions of these clients, each times its weight; null where none counts.
   *
   * @param weightOf default: all count the same.
   */
  average(clients: readonly string[], weightOf?: (client: string) => number): Promise<Float32Array | null>;
}
