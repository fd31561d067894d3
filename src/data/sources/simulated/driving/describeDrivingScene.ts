import type { Random } from '../../../../stats/createRandom';
import { roadCells, type DrivingScene } from './DrivingScene';
import type { RoadUser } from './roadUsers';

/** Shares of the things that are not told, told by a wider word, and put to the wrong place. */
const [silent, vague, misplaced] = [0.08, 0.1, 0.03];

const wider: { readonly [kind in RoadUser]: string } = {
  ...{ car: 'vehicle', truck: 'vehicle', pedestrian: 'person', cyclist: 'person', cone: 'thing' }
};

/** A scene in words, as somebody might tell it: "near left car, far ahead person". Some things are left out, told vaguely or misplaced. */
export function describeDrivingScene({ users }: DrivingScene, next: Random): string {
  const told = users.flatMap(({ kind, cell }) => {
    const [isSilent, isVague, isMisplaced, other] = Array.from({ length: 4 }, next);
    if (isSilent < silent) return [];
    const place = isMisplaced < misplaced ? Math.floor(other * roadCells.length) : cell;
    return [`${roadCells[place].place} ${isVague < vague ? wider[kind] : kind}`];
  });
  return told.join(', ') || 'nothing';
}
