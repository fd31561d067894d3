import type * as tf from '@tensorflow/tfjs';
import { checkOptions } from '../../checks/checkOptions';
import { isCallable } from '../../checks/isCallable';
import { showValue } from '../../checks/showValue';
import { layersOf } from '../../models/features/layersOf';
import { hint } from '../../losses/hint';
import type { Loss } from '../../losses/Loss';
import { asTeacher } from '../../teachers/asTeacher';
import type { Teacher } from '../../teachers/Teacher';
import { formatCount } from '../../views/words/formatNumber';
import type { MimeBundle } from '../../views/bundle/MimeBundle';
import { tableToHtml } from '../../views/table/tableToHtml';
import { withDisplay } from '../../views/bundle/withDisplay';
import { describeAdapterSteps, sizes } from './describeAdapterSteps';
import type { LayerPair, NamedLayers, PairPlan } from './planLayerPair';
import { planTerm } from './planTerm';

export interface AlignLayersOptions {
  /** Which layer of the teacher teaches which layer of the student, by their names in `layersOf`. */
  pairs: LayerPair[];
  /** The loss that compares them. Default `kd.hint()`. */
  loss?: Loss;
}

/** The adapters between the layers of teacher and student. As a cell's last value it shows itself as a table. */
export interface AlignmentPlan {
  teacher: string;
  student: string;
  pairs: PairPlan[];
  /** What the loss learns besides, for all pairs together. Absent if it learns nothing. */
  learns?: string;
  /** Number of trained parameters of all of it together. */
  parameters: number;
}

/**
 * Plans the adapters that a distillation of these layers would build, before any training: pooling for space and depth, tokens to maps and
 * back, a trained 1x1 convolution or dense layer for channels, and what the loss learns besides. The student keeps none of them.
 *
 * @throws TypeError or RangeError if the teacher is not a model, a layer does not exist, or no adapter matches a pair; the message has both
 * shapes.
 * @example
 * ```ts
 * const layers = (units: number) => [tf.layers.dense({ name: 'hidden', units, inputShape: [4] }), tf.layers.dense({ units: 3 })];
 * const [teacher, student] = [tf.sequential({ layers: layers(64) }), tf.sequential({ layers: layers(8) })];
 * const plan = kd.alignLayers(teacher, student, { pairs: [{ teacher: 'hidden', student: 'hidden' }] });
 * plan.parameters; // 576, of a dense layer from 8 to 64
 * ```
 */
export function alignLayers(
  teacher: tf.LayersModel | Teacher,
  student: tf.LayersModel,
  options: AlignLayersOptions
): AlignmentPlan {
  checkOptions('alignLayers', options, ['pairs', 'loss']);
  const { pairs, loss = hint() } = options ?? {};
  if (!Array.isArray(pairs) || !pairs.length)
    throw new TypeError(
      `alignLayers: expected pairs of layers, got ${showValue(pairs)}; give [{teacher: "conv3", student: "conv2"}]`
    );
  if (!isCallable(loss))
    throw new TypeError(`alignLayers: expected loss to be a loss of features, got ${showValue(loss)}; give kd.hint()`);
  const named = teacherLayers('alignLayers', asTeacher(teacher, 'alignLayers'));
  const ownLayers = layersOf(student);
  const own = { name: student.name, layers: ownLayers };
  const layers = pairs.map((pair) => checkPair('alignLayers', pair));
  const { pairs: planned, parameters } = planTerm('alignLayers', layers, loss, { teacher: named, student: own });
  const learns = loss.learns && { learns: loss.learns.does };
  const plan: AlignmentPlan = { teacher: named.name, student: own.name, pairs: planned, ...learns, parameters };
  return withDisplay(plan, () => shown(plan));
}

/**
 * @throws TypeError if the teacher is not a model.
 */
export function teacherLayers(subject: string, { info, layers }: Teacher): NamedLayers {
  if (layers) return { name: info.name, layers: layers() };
  const fix = 'give a tf.LayersModel or kd.modelTeacher(model)';
  throw new TypeError(`${subject}: expected a teacher whose layers can be read, got ${info.kind} "${info.name}"; ${fix}`);
}

/** @throws TypeError if it is not {teacher, student}. */
export function checkPair(subject: string, pair: LayerPair): LayerPair {
  checkOptions(`${subject}: layers`, pair, ['teacher', 'student']);
  if (typeof pair?.teacher !== 'string' || typeof pair.student !== 'string')
    throw new TypeError(`${subject}: expected layers by name, got ${showValue(pair)}; give {teacher: "conv3", student: "conv2"}`);
  return pair;
}

function shown({ teacher, student, pairs, learns, parameters }: AlignmentPlan): MimeBundle {
  const columns = [`Layer of ${teacher}`, 'Shape', `Layer of ${student}`, 'Shape', 'Adapter', 'Parameters added'];
  const rows = pairs.map((pair) => [
    ...[pair.teacher.layer, sizes(pair.teacher.shape), pair.student.layer, sizes(pair.student.shape)],
    ...[describeAdapterSteps(pair.steps), formatCount(pair.parameters)]
  ]);
  const says = `${formatCount(pairs.length)} ${pairs.length === 1 ? 'pair' : 'pairs'} of layers for ${pairs[0].loss}, ${formatCount(parameters)} parameters added while the student learns${learns ? `; ${learns}` : ''}`;
  const lines = rows.map(
    ([a, from, b, to, adapter, added]) => `${a} (${from}) to ${b} (${to}): ${adapter}; parameters added: ${added}`
  );
  return { 'text/html': tableToHtml({ caption: says, columns, rows, words: true }), 'text/plain': [says, ...lines].join('\n') };
}
