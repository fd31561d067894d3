import type { RunFacts } from '../../../../src/views/facts/RunFacts';
import type { RunView } from '../../../../src/views/View';
import type { OverlayAxis } from './epochsToAxis';

export interface OverlaidRun {
  key: string;
  name: string;
  view: RunView;
  facts: RunFacts;
  /** Whether the facts are those of a record; an old output has only what its view says. */
  isRecorded: boolean;
  /** As it was read; null while it goes on. */
  version: string | null;
}

export interface OverlayReading {
  series: string;
  axis: OverlayAxis;
  log: boolean;
  smoothing: number;
  /** Runs that differ in the seed alone are drawn as their mean with a band; `single` draws them as well. */
  bands: boolean;
  single: boolean;
  hidden: ReadonlySet<string>;
}
