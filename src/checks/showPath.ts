import { visible } from './showValue';

/** Longer paths than any that is read as a whole are cut in the middle: an error is for a screen. */
const [first, last] = [100, 300];

/** How a path looks in an error message, in quotes. */
export function showPath(path: string): string {
  return visible(JSON.stringify(path.length > first + last ? `${path.slice(0, first)}...${path.slice(-last)}` : path));
}
