import type { AlignmentAt, LayerAlignment } from '../../record/LayerAlignment';
import type { Readable } from '../rendering/Readable';

/** How alike the layers of teacher and student are: one map, or one for each of several moments. */
export interface AlignmentMapView extends Readable, Omit<LayerAlignment, 'maps'> {
  kind: 'alignmentMap';
  /** @maxItems 300 */
  maps: ViewedAlignment[];
}

export interface ViewedAlignment extends AlignmentAt {
  /** For each student layer the index of the most similar teacher layer; null if the student layer has no value. */
  best: (number | null)[];
  /**
   * Which layer to distil into which: in order of depth, no layer twice.
   *
   * @maxItems 1000
   */
  pairs: AlignedPair[];
}

export interface AlignedPair {
  /** Names of layers. */
  teacher: string;
  student: string;
  cka: number;
}
