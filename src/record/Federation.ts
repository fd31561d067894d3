import type { Description } from './Description';

/** Clients that learn from each other in rounds and share no row. The models of the run are those of the clients and, where there is one, of the server. */
export interface Federation {
  /** How they learn from each other. */
  strategy: Description;
  /** @maxItems 50 */
  clients: ClientOfFederation[];
  /**
   * Names of the server's models, one for each kind of network. Empty if it has none.
   *
   * @maxItems 50
   */
  servers: string[];
  /** Rows without labels that all of them have; 0 if there are none. */
  publicRows: number;
  /** @maxItems 100 */
  rounds: FederationRound[];
}

/** Which rows a client has. */
export interface ClientOfFederation {
  name: string;
  rows: number;
  /** The numbers of the classes that its rows have. Absent if it has all of them. */
  classes?: number[];
  /** SHA-256 of its rows and labels, hexadecimal. */
  fingerprint: string;
}

/** What a round came to. */
export interface FederationRound {
  /** [clients] accuracy on the test rows at its end. */
  accuracy: number[];
  /** [servers] the same of the server's models. Absent if it has none. */
  servers?: number[];
  /** [clients] bytes that the client sent. */
  up: number[];
  /** [clients] bytes that the client received. */
  down: number[];
  /** The clients that did not count in it. */
  left: LeftOut[];
  /** What the clients that learn privately have spent so far. Absent if none does. */
  privacy?: PrivacySpent[];
  /** What the server's own learning did to its models, by their accuracy on its validation rows. Absent if it did not learn, or has no such rows. */
  judged?: ServerJudged[];
}

/** A client that did not count in a round. */
export interface LeftOut {
  client: string;
  why: 'absent' | 'late' | 'failed' | 'poisoned';
  /** In words, where there is more to say. */
  says?: string;
}

/** What a client says of the privacy of its rows. */
export interface PrivacySpent {
  client: string;
  epsilon?: number;
  delta?: number;
  /** Who counted: "rdp". */
  accountant?: string;
}

export interface ServerJudged {
  server: string;
  /** Accuracy on the validation rows before and after it learnt. */
  before: number;
  after: number;
  /** Whether what it learnt was kept. */
  kept: boolean;
}
