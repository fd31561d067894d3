import type { Random } from '../../../../stats/createRandom';
import type { Nodule, Vector } from './Nodule';
import { direction, inside, move } from './vectorArithmetic';

/** How many HU a calcification adds at a place in the nodule; places are shares of the way to its surface. */
export function createCalcification(pattern: Nodule['calcification'], next: Random): (place: Vector) => number {
  const height = 250 + 600 * next();
  const ball = (centre: Vector, size: number) => (place: Vector) =>
    height * inside(Math.hypot(place[0] - centre[0], place[1] - centre[1], place[2] - centre[2]) - size, 0.25);
  const anywhere = (reach: number) => move([0, 0, 0], direction(next), reach * Math.cbrt(next()));
  switch (pattern) {
    case 'none':
      return () => 0;
    case 'diffuse':
      return ball([0, 0, 0], 0.9);
    case 'central':
      return ball([0, 0, 0], 0.4 + 0.15 * next());
    case 'laminated': {
      const [outer, hollow, inner] = [ball([0, 0, 0], 0.88), ball([0, 0, 0], 0.62), ball([0, 0, 0], 0.25)];
      return (place) => outer(place) - hollow(place) + inner(place);
    }
    case 'popcorn': {
      const balls = Array.from({ length: 4 + Math.floor(3 * next()) }, () => ball(anywhere(0.65), 0.18 + 0.12 * next()));
      return (place) => balls.reduce((most, one) => Math.max(most, one(place)), 0);
    }
    case 'eccentric':
      return ball(move([0, 0, 0], direction(next), 0.5 + 0.25 * next()), 0.15 + 0.1 * next());
  }
}
