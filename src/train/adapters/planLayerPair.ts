import { placeNamed } from '../../models/features/withFeatures';
import type { LayerInfo } from '../../models/features/LayerInfo';
import type { Loss } from '../../losses/Loss';
import type { AdapterPlan } from './AdapterPlan';
import { computeComparedShapes } from './computeComparedShapes';
import { planAdapter, unknownSize } from './planAdapter';

/** A layer of each model, by name. */
export interface LayerPair {
  teacher: string;
  student: string;
}

/** A pair of layers with the adapter between them. Plain data; shapes are without the batch dimension. */
export interface PairPlan extends AdapterPlan {
  teacher: { layer: string; shape: (number | null)[] };
  student: { layer: string; shape: (number | null)[] };
  /** The name of the loss that the adapter is made for. */
  loss: string;
}

/** A model's layers and its name. */
export interface NamedLayers {
  name: string;
  layers: LayerInfo[];
}

/**
 * The plan of one pair.
 *
 * @throws RangeError for a layer that does not exist, or for two shapes that no adapter can match. The message names both.
 */
export function planLayerPair(
  subject: string,
  pair: LayerPair,
  loss: Loss,
  teacher: NamedLayers,
  student: NamedLayers
): PairPlan {
  const of = (side: NamedLayers, layer: string) => {
    const { shape } = placeNamed(subject, layer, side.layers, side.name);
    return { layer, shape: shape.slice(1) };
  };
  const [t, s] = [of(teacher, pair.teacher), of(student, pair.student)];
  const plan = planAdapter(loss.aligns ?? 'shape', t.shape, s.shape);
  const name = loss.description?.name ?? 'function';
  const shapes = 'why' in plan ? null : computeComparedShapes(plan.steps, t.shape, s.shape);
  const why = 'why' in plan ? plan.why : loss.learns && (shapes ? loss.learns.refuses?.(shapes) : unknownSize);
  if ('why' in plan || why) {
    const named = ({ layer, shape }: typeof t) => `"${layer}" [${shape.map((size) => size ?? 'any').join(', ')}]`;
    throw new RangeError(
      `${subject}: expected layers that ${name} can compare, got the teacher's ${named(t)} and the student's ${named(s)}, ${why}; choose another pair`
    );
  }
  return { teacher: t, student: s, loss: name, ...plan };
}
