import type * as kd from '../../src/index';
import { stillroomMime, type recordsMime } from './toolkitInternals';
import { unpacked } from './goldenFiles';

/** The parts of an output that are looked at here. */
export interface Bundle {
  [stillroomMime]: kd.View;
  [recordsMime]?: { records: kd.RunRecord[] };
  'text/html': string | string[];
  'text/plain': string | string[];
}

interface Cell {
  outputs?: { output_type: string; data?: Partial<Bundle> }[];
}

/** The outputs of the kept notebook that have a view, as a kernel of then sent them. */
export function goldenOutputs(): Bundle[] {
  const { cells } = JSON.parse(unpacked('kept.ipynb')) as { cells: Cell[] };
  return cells.flatMap(({ outputs = [] }) => outputs.flatMap(({ data }) => (data?.[stillroomMime] ? [data as Bundle] : [])));
}

/** Notebooks hold long texts as lists of lines. */
export const joined = (text: string | string[]) => (Array.isArray(text) ? text.join('') : text);
