import { checkOptions } from '../../checks/checkOptions';
import { checkPlainData } from '../../checks/checkPlainData';
import { showValue, visible } from '../../checks/showValue';
import type { AlignedLayer, LayerAlignment } from '../../record/LayerAlignment';
import type { RunRecord } from '../../record/RunRecord';
import { checkViewInput } from '../check/checkViewInput';
import { checkRecord } from '../check/checkRecord';
import { viewChecks } from '../check/viewChecks';
import type { AlignmentMapView } from '../types/AlignmentMapView';
import { makeDisplayable } from '../bundle/makeDisplayable';
import { computeAlignmentMapView } from './computeAlignmentMapView';
import { titleOrDefault, type Titled } from '../words/titleOrDefault';

/**
 * Shows alignment maps of the same layers in one view, in the given order: two side by side, more with a slider.
 *
 * @param maps results of `kd.alignmentMap`, each under the name that it should have.
 * @param options `title`: default "Alignment of layers".
 * @throws TypeError for values that are not alignment maps, RangeError for a record without an alignment or for maps of different layers.
 * @example
 * ```ts
 * const net = (units: number) =>
 *   tf.sequential({ layers: [tf.layers.dense({ name: 'hidden', units, inputShape: [784] }), tf.layers.dense({ name: 'logits', units: 10 })] });
 * const [teacher, student] = [net(32), net(8)];
 * const { test } = kd.mnist({ train: 100, validation: 20, test: 64, seed: 1 });
 * const before = await kd.alignmentMap({ teacher, student, x: test!, show: false });
 * student.setWeights(student.getWeights().map((weights) => tf.randomNormal(weights.shape)));
 * const after = await kd.alignmentMap({ teacher, student, x: test!, show: false });
 * kd.alignmentMaps({ before, after }).maps.length; // 2
 * ```
 */
export function alignmentMaps(maps: { [label: string]: AlignmentMapView } | AlignedRun, options: Titled = {}): AlignmentMapView {
  checkOptions('alignmentMaps', options, ['title']);
  const title = titleOrDefault('alignmentMaps', options, 'Alignment of layers');
  checkPlainData('alignmentMaps', 'maps by name', maps, 'give {before, after} of kd.alignmentMap');
  if (isRun(maps)) checkRecord('alignmentMaps', maps as RunRecord);
  if (isRun(maps)) return makeDisplayable(computeAlignmentMapView(alignmentOf(maps), title));
  const given = typeof maps === 'object' && maps !== null ? Object.entries(maps) : [];
  if (!given.length)
    throw new TypeError(`alignmentMaps: expected maps by name, got ${showValue(maps)}; give {before, after} of kd.alignmentMap`);
  for (const [label, map] of given)
    checkViewInput('alignmentMaps', viewChecks.alignmentMap, {
      expected: `${showValue(label)} to be an alignment map`,
      advice: 'give what kd.alignmentMap gave back',
      given: map,
      parts: () => ({ ...map })
    });
  const [firstLabel, first] = given[0];
  for (const [label, map] of given)
    for (const side of ['teacherLayers', 'studentLayers'] as const)
      if (names(map[side]) !== names(first[side]))
        throw new RangeError(
          `alignmentMaps: expected the ${side} of ${showValue(label)} to be those of ${showValue(firstLabel)} (${shown(first[side])}), got ${shown(map[side])}; measure the same layers`
        );
  const { kind: _, title: __, says: ___, ...alignment } = given[given.length - 1][1];
  const labelled = given.flatMap(([label, { maps: own }]) =>
    own.map(({ epoch, values, ...map }) => ({ label: own.length > 1 ? `${label}, ${map.label}` : label, epoch, values }))
  );
  return makeDisplayable(computeAlignmentMapView({ ...alignment, maps: labelled }, title));
}

/** The part of a run record that its alignment needs. */
export interface AlignedRun {
  schema: 'stillroom.run/1';
  alignment?: LayerAlignment;
}

function isRun(maps: unknown): maps is AlignedRun {
  return (maps as Partial<AlignedRun> | null)?.schema === 'stillroom.run/1';
}

function alignmentOf({ alignment }: AlignedRun): LayerAlignment {
  if (alignment) return alignment;
  throw new RangeError(
    'alignmentMaps: expected a record with an alignment, got one without; give distill {alignment: true} or compare with kd.alignmentMap'
  );
}

function names(layers: readonly AlignedLayer[]): string {
  return layers.map(({ name }) => name).join(', ');
}

/** A list for an error. */
function shown(layers: readonly AlignedLayer[]): string {
  const all = names(layers);
  return visible(all.length > 200 ? `${all.slice(0, 200)}...` : all);
}
