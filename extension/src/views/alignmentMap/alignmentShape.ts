import type { AlignmentMapView } from '../../../../src/views/View';
import { and, list, nullable, number, object, text, wrong, type Shape } from '../../read/shape';

const layer = object({ name: text, kind: text, shape: list(nullable(number), 20) });

const kernel: Shape = (value, at) => (value === 'linear' ? null : object({ rbf: number })(value, at));

/** Every map has a value for each pair of layers, and points to layers that there are. */
const fits: Shape = (given, at) => {
  const { teacherLayers, studentLayers, maps } = given as AlignmentMapView;
  const [rows, columns] = [teacherLayers.length, studentLayers.length];
  const names = [teacherLayers, studentLayers].map((layers) => new Set(layers.map(({ name }) => name)));
  for (const [i, { values, best, pairs }] of maps.entries()) {
    const here = `${at}.maps[${i}]`;
    if (values.length !== rows || values.some((row) => row.length !== columns))
      return wrong(`${here}.values`, `${rows} rows of ${columns} numbers, one a layer`, 'another size');
    if (best.length !== columns || best.some((row, s) => row !== null && typeof values[row]?.[s] !== 'number'))
      return wrong(`${here}.best`, `${columns} places of teacher layers`, best);
    const strange = pairs.findIndex(({ teacher, student }) => !names[0].has(teacher) || !names[1].has(student));
    if (strange >= 0) return wrong(`${here}.pairs[${strange}]`, 'names of layers', pairs[strange]);
  }
  return null;
};

export const alignmentMap = and(
  object({
    title: text,
    says: text,
    teacher: text,
    student: text,
    rows: number,
    data: text,
    kernel,
    teacherLayers: list(layer, 1000),
    studentLayers: list(layer, 1000),
    maps: list(
      object({
        label: text,
        epoch: nullable(number),
        values: list(list(nullable(number))),
        best: list(nullable(number)),
        pairs: list(object({ teacher: text, student: text, cka: number }), 1000)
      }),
      300
    )
  }),
  fits
);
