import type { AlignmentMapView } from '../types/AlignmentMapView';
import { describeShape } from '../words/describeShape';
import type { Table } from '../table/Table';

/** The suggested pairs of the last map, then each map with one row per teacher layer. */
export function tabulateAlignmentMap(view: AlignmentMapView): Table[] {
  return [pairsTable(view), ...view.maps.map((_, place) => mapTable(view, place))];
}

/** Which layer to distil into which at one of the moments, by default the last. */
export function pairsTable({ maps, teacherLayers, studentLayers }: AlignmentMapView, place = maps.length - 1): Table {
  const shapes = [teacherLayers, studentLayers].map(
    (layers) => new Map(layers.map(({ name, shape }) => [name, describeShape(shape)]))
  );
  return {
    caption: `Suggested pairs${suffix(maps, place)}`,
    columns: ['Teacher layer', 'Shape', 'Student layer', 'Shape', 'CKA'],
    rows: (maps[place]?.pairs ?? []).map(({ teacher, student, cka }) => [
      teacher,
      shapes[0].get(teacher) ?? '',
      student,
      shapes[1].get(student) ?? '',
      cka.toFixed(3)
    ])
  };
}

/** One map with one row per teacher layer. The best match of a student layer is marked. */
export function mapTable({ maps, teacherLayers, studentLayers }: AlignmentMapView, place: number): Table {
  const { values, best } = maps[place];
  return {
    caption: `CKA of teacher layers (rows) and student layers (columns)${suffix(maps, place)}; ● marks the best match of a student layer`,
    columns: ['Teacher layer', ...studentLayers.map(({ name }) => name)],
    rows: teacherLayers.map(({ name }, t) => [
      name,
      ...values[t].map((value, s) => (value === null ? '–' : `${value.toFixed(3)}${best[s] === t ? ' ●' : ''}`))
    ])
  };
}

function suffix(maps: AlignmentMapView['maps'], place: number): string {
  return maps.length > 1 ? `, ${maps[place].label}` : '';
}
