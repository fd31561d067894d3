import type { Alignment } from '../../losses/Loss';
import type { AdapterPlan, AdapterStep } from './AdapterPlan';
import { findTokenGrid } from './findTokenGrid';

/** A feature's shape without the batch: [channels], [tokens, channels], [height, width, channels] or [depth, height, width, channels]. */
export type FeatureShape = (number | null)[];

/** What an adapter cannot do, in words that fit after "expected …, got …". */
export type Impossible = { why: string };

/**
 * The steps that make the features of a teacher's and a student's layer as alike in shape as a loss needs. Nothing is enlarged: the larger of
 * two sizes is pooled. Channels are changed last, on the student's side, by the only step that is trained. Against a feature map, tokens become
 * the map of their square grid, with or without a class token before it. Tokens against tokens of another count do the same if both have
 * a grid of 4 x 4 or more; else they are a sequence.
 */
export function planAdapter(aligns: Alignment, teacher: FeatureShape, student: FeatureShape): AdapterPlan | Impossible {
  const open = [...teacher, ...student].includes(null);
  const [t, s] = [teacher.length, student.length];
  if (aligns === 'none') return { steps: [], parameters: 0 };
  if (open) return { why: unknownSize };
  if (!t || !s || t > 4 || s > 4) return { why: 'a feature of none or of more than four sizes' };
  const sides: Sides = { teacher: teacher as number[], student: student as number[], steps: [] };
  if (aligns === 'heads') {
    if (t === 3 && s === 3 && teacher[0] === student[0] && teacher[1] === student[1]) return { steps: [], parameters: 0 };
    return { why: 'other heads or tokens, which no adapter can make equal' };
  }
  if (typeof aligns === 'object') {
    for (const side of both) {
      meanOverPlaces(sides, side);
      changeChannels(sides, side, aligns.width);
    }
    return planOf(sides);
  }
  if (aligns === 'space' && (t === 1 || s === 1)) return { why: 'a vector, which has no places' };
  const impossible = matchPlaces(sides);
  if (impossible) return impossible;
  const channels = sides.teacher.at(-1) as number;
  if (aligns === 'shape' && sides.student.at(-1) !== channels) changeChannels(sides, 'student', channels);
  return planOf(sides);
}

export const unknownSize = 'a size that is only known with the data';

const both = ['teacher', 'student'] as const;
type Side = AdapterStep['side'];

/** The shapes so far, and the steps that led to them. */
interface Sides {
  teacher: number[];
  student: number[];
  steps: AdapterStep[];
}

function planOf({ steps }: Sides): AdapterPlan {
  const inOrder = [...steps.filter(({ side }) => side === 'teacher'), ...steps.filter(({ side }) => side === 'student')];
  return { steps: inOrder, parameters: steps.reduce((sum, { parameters }) => sum + parameters, 0) };
}

function add(sides: Sides, side: Side, kind: AdapterStep['kind'], to: number[], parameters = 0): void {
  sides.steps.push({ side, kind, from: sides[side], to, parameters });
  sides[side] = to;
}

function meanOverPlaces(sides: Sides, side: Side): void {
  if (sides[side].length > 1) add(sides, side, 'places', sides[side].slice(-1));
}

function changeChannels(sides: Sides, side: Side, width: number): void {
  const from = sides[side].at(-1) as number;
  add(sides, side, 'channels', [...sides[side].slice(0, -1), width], (from + 1) * width);
}

function matchPlaces(sides: Sides): Impossible | null {
  const rank = (side: Side) => sides[side].length;
  if (both.some((side) => rank(side) === 1)) {
    both.forEach((side) => meanOverPlaces(sides, side));
    return null;
  }
  const isVolume = both.every((side) => rank(side) === 4);
  for (const side of both) if (rank(side) === 4 && !isVolume) add(sides, side, 'depth', sides[side].slice(1));
  const impossible = matchTokens(sides);
  if (impossible) return impossible;
  const places = sides.teacher.slice(0, -1).map((size, i) => Math.min(size, sides.student[i]));
  for (const side of both) {
    const to = [...places, sides[side].at(-1) as number];
    if (String(to) !== String(sides[side])) add(sides, side, 'pool', to);
  }
  return null;
}

function matchTokens(sides: Sides): Impossible | null {
  const tokens = both.filter((side) => sides[side].length === 2);
  if (!tokens.length || (tokens.length === 2 && sides.teacher[0] === sides.student[0])) return null;
  const grids = tokens.map((side) => findTokenGrid(sides[side][0]));
  if (tokens.length === 1 && !grids[0]) return { why: `${sides[tokens[0]][0]} tokens, which are no square grid` };
  if (tokens.length === 2) {
    const [a, b] = grids;
    if (!a || !b || Math.min(a.side, b.side) < 4) return null;
    if (a.side === b.side) {
      tokens.forEach((side, i) => {
        if (grids[i]?.classToken) add(sides, side, 'tokens', [sides[side][0] - 1, sides[side][1]]);
      });
      return null;
    }
  }
  tokens.forEach((side, i) => {
    const { side: size } = grids[i] as { side: number };
    add(sides, side, 'grid', [size, size, sides[side][1]]);
  });
  return null;
}
