import type { Box } from '../picture/svgElements';

/** A point of a picture, and how wide its name is. */
export interface NamedPlace {
  x: number;
  y: number;
  width: number;
}

export interface PlacedName {
  /** Where the name begins, or ends if it stands to the left of its point. */
  x: number;
  y: number;
  isLeft: boolean;
}

const gap = 10;
const line = 14;
/** Points that are as near as this have their names in one column. */
const near = 24;

/** Names beside their points, each moved down as far as it would lie on another one, and back up if that is below the box. In the order of the points. */
export function placePointLabels(points: readonly NamedPlace[], box: Box): PlacedName[] {
  const placed = points.map(({ x, y, width }): PlacedName & { from: number; to: number } => {
    const isLeft = x + near + gap + width > box.x + box.width && x - near - gap - width >= box.x;
    const column = points
      .map((point) => point.x)
      .filter((other) => (isLeft ? x - other : other - x) >= 0 && Math.abs(other - x) < near);
    const at = isLeft ? Math.min(...column) - gap : Math.max(...column) + gap;
    return { x: at, y, isLeft, from: isLeft ? at - width : at, to: isLeft ? at : at + width };
  });
  const order = [...placed].sort((a, b) => a.y - b.y);
  const isBeside = (a: (typeof placed)[number], b: (typeof placed)[number]) => a.from < b.to && b.from < a.to;
  order.forEach((one, i) => {
    for (const other of order.slice(0, i).sort((a, b) => a.y - b.y))
      if (isBeside(one, other) && Math.abs(one.y - other.y) < line) one.y = other.y + line;
  });
  const low = [...order].sort((a, b) => b.y - a.y);
  const bottom = box.y + box.height;
  for (const [i, one] of low.entries()) {
    one.y = Math.min(one.y, bottom);
    for (const other of low.slice(0, i)) if (isBeside(one, other) && other.y - one.y < line) one.y = other.y - line;
  }
  return placed.map(({ x, y, isLeft }) => ({ x, y, isLeft }));
}
