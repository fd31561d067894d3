import { describeShape } from '../../../../src/views/words/describeShape';
import type { AlignmentMapView } from '../../../../src/views/View';
import { trans } from '../../dom/trans';

/** A place in a map: the teacher's layer and the student's. */
export interface Cell {
  teacher: number;
  student: number;
}

/** A cell in words, for those who hear it and for those who chose it. */
export function describeLayerPair(view: AlignmentMapView, place: number, { teacher, student }: Cell): string {
  const { values, best, pairs } = view.maps[place];
  const [t, s] = [view.teacherLayers[teacher], view.studentLayers[student]];
  const value = values[teacher][student];
  const marks = [
    value === null ? trans.__('no value: constant or not finite') : `CKA ${value.toFixed(3)}`,
    ...(best[student] === teacher ? [trans.__('the best match of %1', s.name)] : []),
    ...(pairs.some((pair) => pair.teacher === t.name && pair.student === s.name) ? [trans.__('a suggested pair')] : [])
  ];
  return [
    trans.__('teacher %1 (%2, %3)', t.name, t.kind, describeShape(t.shape)),
    trans.__('student %1 (%2, %3)', s.name, s.kind, describeShape(s.shape))
  ]
    .join(', ')
    .concat(`: ${marks.join(', ')}`);
}
