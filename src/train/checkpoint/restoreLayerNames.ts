import { addAlignment } from '../../record/addAlignment';
import type { AlignedLayer, LayerAlignment } from '../../record/LayerAlignment';

/**
 * An alignment with the layers' names from before the run was resumed: tfjs numbers the layers of a process, so layers without a name of their own
 * have another one in another process.
 */
export function restoreLayerNames(measured: LayerAlignment, before: LayerAlignment | undefined): LayerAlignment {
  if (!before) return measured;
  // Of many layers a record has only some.
  const now = addAlignment(undefined, measured);
  const named = (layers: AlignedLayer[], own: AlignedLayer[]) => (areAlike(layers, own) ? own : layers);
  return {
    ...now,
    teacherLayers: named(now.teacherLayers, before.teacherLayers),
    studentLayers: named(now.studentLayers, before.studentLayers)
  };
}

function areAlike(some: AlignedLayer[], others: AlignedLayer[]): boolean {
  const shapes = (layers: AlignedLayer[]) => JSON.stringify(layers.map(({ kind, shape }) => [kind, shape]));
  return shapes(some) === shapes(others);
}
