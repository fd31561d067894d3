import type { RoadUser } from './roadUsers';

/** One thing on the road. Metres: x to the right of the camera, z ahead of it. */
export interface PlacedUser {
  kind: RoadUser;
  /** Which cell it stands in, 0 to 11. */
  cell: number;
  x: number;
  z: number;
  /** Which way it points, radians from straight ahead. */
  heading: number;
  /** How light it is, 0 to 1. */
  albedo: number;
}

export interface DrivingScene {
  /** At most one in each cell. */
  users: PlacedUser[];
  /** From 0.15 (night) to 1 (day). */
  light: number;
  /** Extinction by fog, per metre. */
  fog: number;
  /** Standard deviation of the camera's noise, grey values from 0 to 1. */
  noise: number;
}

/** A cell of the road: which piece of it, and how one says where that is. Metres. */
export interface RoadCell {
  x: number;
  from: number;
  to: number;
  /** "near left" */
  place: string;
}

/** Cells are this wide, in metres. */
export const cellWidth = 6;

const depths = [
  { name: 'near', from: 6, to: 14 },
  { name: 'middle', from: 14, to: 24 },
  { name: 'far', from: 24, to: 36 },
  { name: 'distant', from: 36, to: 50 }
];

/** Three columns times four depths, the nearest first, each from left to right. */
export const roadCells: readonly RoadCell[] = depths.flatMap(({ name, from, to }) =>
  ['left', 'ahead', 'right'].map((side, i) => ({ x: (i - 1) * cellWidth, from, to, place: `${name} ${side}` }))
);
