import type { FederationCurves } from '../../record/FederationCurves';
import type { Readable } from '../rendering/Readable';

/** How clients learn from each other over rounds, by one or several strategies. */
export interface FederationView extends Readable, FederationCurves {
  kind: 'federation';
}
