import type { Recorder } from '../../record/recordRun';
import type { RunningClient } from './createClients';
import type { RunningServer } from './createServer';
import type { FederationSetup } from './FederationSetup';

/** What is on its way in a federation. */
export interface FederationState {
  setup: FederationSetup;
  recorder: Recorder;
  clients: RunningClient[];
  server: RunningServer;
  /** The newest update for each kind of network, and how many there have been. */
  updates: { values: Float32Array; version: number }[];
}
