import { shapeWords } from '../../../src/views/shapeWords';
import type { AlignmentMapView } from '../../../src/views/View';

/** A place in a map: the teacher's layer and the student's. */
export interface Cell {
  teacher: number;
  student: number;
}

/** A cell in words, for those who hear it and for those who chose it. */
export function cellSays(view: AlignmentMapView, place: number, { teacher, student }: Cell): string {
  const { values, best, pairs } = view.maps[place];
  const [t, s] = [view.teacherLayers[teacher], view.studentLayers[student]];
  const value = values[teacher][student];
  const marks = [
    value === null ? 'no value: constant or not finite' : `CKA ${value.toFixed(3)}`,
    ...(best[student] === teacher ? [`the best match of ${s.name}`] : []),
    ...(pairs.some((pair) => pair.teacher === t.name && pair.student === s.name) ? ['a suggested pair'] : [])
  ];
  return `teacher ${t.name} (${t.kind}, ${shapeWords(t.shape)}), student ${s.name} (${s.kind}, ${shapeWords(s.shape)}): ${marks.join(', ')}`;
}
