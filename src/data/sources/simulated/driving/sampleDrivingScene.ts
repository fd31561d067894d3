import type { Random } from '../../../../stats/createRandom';
import { cellWidth, roadCells, type DrivingScene } from './DrivingScene';
import { roadUserNames, roadUsers } from './roadUsers';

/** The share of cells that something stands in. */
const occupied = 0.4;

/** A scene at random. Every number is drawn whether it is needed or not, so that one change does not move all that follows. */
export function sampleDrivingScene(next: Random): DrivingScene {
  const [light, fog, noise] = [0.15 + 0.85 * next(), 0.03 * next() ** 2, 0.02 + 0.05 * next()];
  const users = roadCells.flatMap((cell, number) => {
    const [isThere, which, side, ahead, turn, crosses, albedo] = Array.from({ length: 7 }, next);
    if (isThere >= occupied) return [];
    const kind = kindAt(which);
    const heading = (turn - 0.5) * 0.6 + (crosses < 0.25 ? Math.PI / 2 : 0);
    const x = cell.x + (side - 0.5) * (cellWidth - 2);
    return [{ kind, cell: number, x, z: cell.from + 1 + ahead * (cell.to - cell.from - 2), heading, albedo: 0.2 + 0.7 * albedo }];
  });
  return { users, light, fog, noise };
}

function kindAt(share: number) {
  let left = share;
  for (const name of roadUserNames) {
    left -= roadUsers[name].share;
    if (left < 0) return name;
  }
  return roadUserNames[roadUserNames.length - 1];
}
