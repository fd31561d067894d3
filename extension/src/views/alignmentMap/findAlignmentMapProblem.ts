import { describeWrongValue } from '../../../../src/views/check/describeWrongValue';
import type { AlignmentMapView } from '../../../../src/views/View';

/** Every map has a value for each pair of layers, and points to layers that there are. */
export function findAlignmentMapProblem({ teacherLayers, studentLayers, maps }: AlignmentMapView, at: string): string | null {
  const [rows, columns] = [teacherLayers.length, studentLayers.length];
  const names = [teacherLayers, studentLayers].map((layers) => new Set(layers.map(({ name }) => name)));
  for (const [i, { values, best, pairs }] of maps.entries()) {
    const here = `${at}.maps[${i}]`;
    if (values.length !== rows || values.some((row) => row.length !== columns))
      return describeWrongValue(`${here}.values`, `${rows} rows of ${columns} numbers, one a layer`, 'another size');
    if (best.length !== columns || best.some((row, s) => row !== null && typeof values[row]?.[s] !== 'number'))
      return describeWrongValue(`${here}.best`, `${columns} places of teacher layers`, best);
    const strange = pairs.findIndex(({ teacher, student }) => !names[0].has(teacher) || !names[1].has(student));
    if (strange >= 0) return describeWrongValue(`${here}.pairs[${strange}]`, 'names of layers', pairs[strange]);
  }
  return null;
}
