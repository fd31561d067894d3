import type { SeedInterval } from './StreamAccuracy';

/** How clients learn from each other over rounds, by one or several strategies. Plain data. */
export interface FederationCurves {
  title: string;
  /**
   * How many rounds.
   *
   * @minimum 0
   */
  rounds: number;
  /** @minimum 0 */
  seeds: number;
  /** Confidence level of the intervals: 0.95. */
  confidence: number;
  /** The strategy that the others are compared with; null if there is one alone. */
  control: string | null;
  /** @maxItems 50 */
  strategies: FederationCurve[];
}

/** What one strategy comes to, as means over seeds. */
export interface FederationCurve {
  name: string;
  /**
   * [rounds] accuracy on the test rows, mean over the clients. 0 to 1.
   *
   * @maxItems 100
   * @items { "type": "number", "minimum": 0, "maximum": 1 }
   */
  accuracy: number[];
  /**
   * Of each client and of each model of the server. Empty where there are several strategies.
   *
   * @maxItems 100
   */
  models: FederationModel[];
  /** Mean over the clients after the last round. */
  final: SeedInterval;
  /** The server's, mean over its models after the last round. Absent if it has none. */
  server?: SeedInterval;
  /** `final` minus that of the control, seed by seed. Absent for the control, and if there is none. */
  gain?: SeedInterval;
  /** Bytes of all clients in all rounds. */
  up: number;
  /** Bytes of all clients in all rounds. */
  down: number;
  /**
   * Largest epsilon that a client has spent, [rounds]; null where none is known. Absent if none ever is.
   *
   * @maxItems 100
   */
  epsilon?: (number | null)[];
  /**
   * Which clients did not count, and when. Empty where there are several strategies.
   *
   * @maxItems 5000
   */
  left: { round: number; client: string; why: string }[];
}

/** A client or a model of the server over the rounds. */
export interface FederationModel {
  name: string;
  role: 'client' | 'server';
  /**
   * [rounds]
   *
   * @maxItems 100
   * @items { "type": "number", "minimum": 0, "maximum": 1 }
   */
  accuracy: number[];
  /** Bytes in all rounds. */
  up: number;
  /** Bytes in all rounds. */
  down: number;
  /** What it has spent at the end, and how it was counted. Absent if it is not known. */
  epsilon?: number;
  delta?: number;
  accountant?: string;
}
