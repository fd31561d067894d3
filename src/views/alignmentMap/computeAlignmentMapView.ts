import type { LayerAlignment, AlignmentAt } from '../../record/LayerAlignment';
import type { AlignedPair, AlignmentMapView, ViewedAlignment } from '../types/AlignmentMapView';
import { findBestMatches } from './findBestMatches';
import { formatCount, formatNumber } from '../words/formatNumber';
import { joinWithAnd } from '../words/joinWithAnd';
import { findMonotonePairs } from './findMonotonePairs';

/** An alignment as a view, with best matches and suggested pairs; `alignmentMaps` returns the same with a display. */
export function computeAlignmentMapView(alignment: LayerAlignment, title = 'Alignment of layers'): AlignmentMapView {
  const maps = alignment.maps.map((map) => viewed(map, alignment));
  return { kind: 'alignmentMap', title, says: says(alignment, maps), ...alignment, maps };
}

function viewed(map: AlignmentAt, { teacherLayers, studentLayers }: LayerAlignment): ViewedAlignment {
  const pairs = findMonotonePairs(map.values).map(([t, s]) => ({
    teacher: teacherLayers[t].name,
    student: studentLayers[s].name,
    cka: map.values[t][s] as number
  }));
  return { ...map, best: findBestMatches(map.values), pairs };
}

/** How many matches and pairs the sentence lists. The tables have all of them. */
const toldAtMost = 6;

function says(alignment: LayerAlignment, maps: readonly ViewedAlignment[]): string {
  const { rows, data, studentLayers, teacherLayers } = alignment;
  const last = maps.at(-1);
  if (!last || !studentLayers.length || !teacherLayers.length) return 'No layers are compared.';
  const found = matchesOf(last, alignment);
  const place = `On ${formatCount(rows)} rows of ${data}`;
  if (!found.length) return `${place} no layer of the student can be compared: all are constant or not finite.`;
  const first = `${place}, by ${kernelWords(alignment)} CKA, ${matchesSay(found)}.`;
  return [first, ...pairsSay(last, found), ...changeSays(maps, alignment), ...lostSays(last, alignment)].join(' ');
}

function matchesSay(found: readonly AlignedPair[]): string {
  const told = (some: readonly AlignedPair[]) =>
    joinWithAnd(some.map(({ student, teacher, cka }) => `${student} like ${teacher} (${number(cka)})`));
  if (found.length <= toldAtMost) return `each layer of the student is most like one of the teacher: ${told(found)}`;
  const closest = [...found].sort((a, b) => b.cka - a.cka).slice(0, 3);
  return `the best matches of ${formatCount(found.length)} student layers are ${number(meanOf(found))} on average, the closest ${told(closest)}`;
}

function matchesOf({ best, values }: ViewedAlignment, { teacherLayers, studentLayers }: LayerAlignment): AlignedPair[] {
  return best.flatMap((t, s) =>
    t === null ? [] : [{ teacher: teacherLayers[t].name, student: studentLayers[s].name, cka: values[t][s] as number }]
  );
}

function pairsSay({ pairs }: ViewedAlignment, found: readonly AlignedPair[]): string[] {
  if (!pairs.length) return [];
  const isFound = (pair: AlignedPair) =>
    found.some(({ teacher, student }) => teacher === pair.teacher && student === pair.student);
  if (found.length <= toldAtMost && pairs.length === found.length && pairs.every(isFound))
    return ['These are the suggested pairs too.'];
  const told = pairs.slice(0, toldAtMost).map(({ teacher, student, cka }) => `${teacher} to ${student} (${number(cka)})`);
  const rest = pairs.length > toldAtMost ? [`${formatCount(pairs.length - toldAtMost)} more`] : [];
  return [`Suggested pairs, teacher to student, in the order of depth: ${joinWithAnd([...told, ...rest])}.`];
}

function changeSays(maps: readonly ViewedAlignment[], alignment: LayerAlignment): string[] {
  if (maps.length < 2) return [];
  const [from, to] = [maps[0], maps[maps.length - 1]].map((map) => ({ label: map.label, found: matchesOf(map, alignment) }));
  if (!from.found.length || !to.found.length) return [];
  const [before, after] = [number(meanOf(from.found)), number(meanOf(to.found))];
  const change = before === after ? `stays at ${after}` : `goes from ${before} (${from.label}) to ${after} (${to.label})`;
  return [`The best match of a student layer ${change} on average.`];
}

function lostSays({ values }: ViewedAlignment, { teacherLayers, studentLayers }: LayerAlignment): string[] {
  const teacher = teacherLayers
    .filter((_, t) => values[t].every((value) => value === null))
    .map(({ name }) => `the teacher's ${name}`);
  const student = studentLayers
    .filter((_, s) => values.every((row) => row[s] === null))
    .map(({ name }) => `the student's ${name}`);
  const lost = [...teacher, ...student];
  if (!lost.length) return [];
  const told = lost.length > toldAtMost ? [...lost.slice(0, toldAtMost), `${lost.length - toldAtMost} more`] : lost;
  return [`Constant or not finite on these rows, so without a value: ${joinWithAnd(told)}.`];
}

/** "linear", "Gaussian (0.5 of the median distance)". */
export function kernelWords({ kernel }: Pick<LayerAlignment, 'kernel'>): string {
  return kernel === 'linear' ? 'linear' : `Gaussian (${formatNumber(kernel.rbf)} of the median distance)`;
}

function meanOf(found: readonly { cka: number }[]): number {
  return found.reduce((sum, { cka }) => sum + cka, 0) / found.length;
}

/** Two decimals: the third is noise. */
function number(value: number): string {
  return value.toFixed(2);
}
