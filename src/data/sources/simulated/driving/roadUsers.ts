/** What can stand in a cell of the road. */
export type RoadUser = 'car' | 'truck' | 'pedestrian' | 'cyclist' | 'cone';

interface Build {
  /** Metres. */
  width: number;
  length: number;
  height: number;
  /** How often it occurs relative to the others. */
  share: number;
  /** Whether its side seen from the front covers a point: u from -1 (left) to 1, v from 0 (ground) to 1. */
  covers: (u: number, v: number) => boolean;
}

/** Sizes in metres, as of usual vehicles and people; silhouettes are rough. */
export const roadUsers: { readonly [name in RoadUser]: Build } = {
  car: { width: 1.8, length: 4.4, height: 1.5, share: 0.35, covers: (u, v) => v < 0.55 || Math.abs(u) < 0.7 },
  truck: { width: 2.5, length: 8, height: 3.2, share: 0.12, covers: () => true },
  pedestrian: {
    ...{ width: 0.6, length: 0.4, height: 1.75, share: 0.23 },
    covers: (u, v) => (v > 0.85 ? Math.abs(u) < 0.35 : v > 0.45 ? Math.abs(u) < 0.75 : Math.abs(u) > 0.1 && Math.abs(u) < 0.6)
  },
  cyclist: {
    ...{ width: 0.6, length: 1.8, height: 1.75, share: 0.15 },
    covers: (u, v) => (v < 0.4 ? Math.hypot(Math.abs(u) - 0.55, (v - 0.2) / 0.45) < 0.45 : Math.abs(u) < 0.35)
  },
  cone: { width: 0.45, length: 0.45, height: 0.8, share: 0.15, covers: (u, v) => Math.abs(u) < 1 - 0.9 * v }
};

export const roadUserNames = Object.keys(roadUsers) as RoadUser[];
