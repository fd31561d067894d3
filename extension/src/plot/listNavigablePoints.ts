/** What plotly keeps at the node of a figure that it has drawn. */
export interface Drawn {
  _fullLayout: { hovermode: string | boolean; xaxis: { title?: { text?: string } } };
  _fullData: Trace[];
}

interface Trace {
  type: string;
  visible: boolean | string;
  hoverinfo?: string;
  orientation?: string;
  mode?: string;
  /** "x2", "y2". */
  xaxis?: string;
  yaxis?: string;
  x?: ArrayLike<unknown>;
  y?: ArrayLike<unknown>;
  z?: ArrayLike<ArrayLike<unknown>>;
}

/** A point of a curve, or the row and column of a cell. */
export interface Point {
  curve: number;
  point: number | [row: number, column: number];
}

export interface NavigablePoints {
  /** Where the key leads from there; from nowhere to the first; null for a key that leads nowhere. */
  next(key: string, from: Point | null): Point | null;
}

/** The points of a drawn figure in the order that arrow keys go through them. */
export function listNavigablePoints(drawn: Drawn): NavigablePoints {
  const traces = (drawn._fullData ?? []).map((trace, curve) => ({ trace, curve })).filter(({ trace }) => isRead(trace));
  const maps = traces.filter(({ trace }) => trace.type === 'heatmap');
  return maps.length ? cells(maps) : points(traces.filter(({ trace }) => indices(trace).length));
}

type Read = readonly { trace: Trace; curve: number }[];

function isRead({ visible, hoverinfo, mode }: Trace): boolean {
  return visible === true && hoverinfo !== 'skip' && hoverinfo !== 'none' && mode !== 'text';
}

function points(traces: Read): NavigablePoints {
  return {
    next(key, from) {
      if (!(key in steps) || !traces.length) return null;
      const place = Math.max(
        0,
        traces.findIndex(({ curve }) => curve === from?.curve)
      );
      const { trace, curve } = traces[place];
      const there = indices(trace);
      const now = from && typeof from.point === 'number' ? nearest(there, from.point) : -1;
      if (now < 0) return { curve, point: there[0] };
      const [across, along] = trace.orientation === 'h' ? [steps[key][0], steps[key][1]] : [steps[key][1], steps[key][0]];
      if (along) return { curve, point: there[clamp(now + along, there.length)] };
      const other = traces[clamp(place + Math.sign(across), traces.length)];
      return { curve: other.curve, point: atSameX(other.trace, trace.x?.[there[now]], there[now]) };
    }
  };
}

/** Several maps may share the cells, each with gaps where another has a value. */
function cells(maps: Read): NavigablePoints {
  const rows = Math.max(...maps.map(({ trace }) => trace.z?.length ?? 0));
  const columns = Math.max(...maps.map(({ trace }) => trace.z?.[0]?.length ?? 0));
  return {
    next(key, from) {
      if (!(key in steps) || !rows || !columns) return null;
      const [row, column] = Array.isArray(from?.point) ? from.point : [-1, -1];
      const [right, down] = steps[key];
      const to: [number, number] = row < 0 ? [0, 0] : [clamp(row + down, rows), clamp(column + right, columns)];
      const { curve } = maps.find(({ trace }) => isNumber(trace.z?.[to[0]]?.[to[1]])) ?? maps[0];
      return { curve, point: to };
    }
  };
}

/** Right and down. */
const steps: { readonly [key: string]: readonly [right: number, down: number] } = {
  ArrowRight: [1, 0],
  ArrowLeft: [-1, 0],
  ArrowDown: [0, 1],
  ArrowUp: [0, -1],
  Home: [-Infinity, 0],
  End: [Infinity, 0],
  PageUp: [-10, 0],
  PageDown: [10, 0]
};

function indices({ x, y, type }: Trace): number[] {
  const count = Math.min(x?.length ?? 0, y?.length ?? 0);
  const isThere = (value: unknown) => value !== null && value !== undefined && (type === 'scatter' || isNumber(value));
  return Array.from({ length: count }, (_, i) => i).filter((i) => isThere(x![i]) && isThere(y![i]));
}

function nearest(there: readonly number[], point: number): number {
  const exact = there.indexOf(point);
  return exact >= 0 ? exact : there.length - 1;
}

/** Of another curve the point that is closest to where the reader is; curves with the same places keep the number. */
function atSameX(trace: Trace, x: unknown, otherwise: number): number {
  const there = indices(trace);
  if (!isNumber(x)) return there.includes(otherwise) ? otherwise : there[0];
  const away = (i: number) => (i === otherwise && trace.x![i] === x ? -1 : Math.abs(Number(trace.x![i]) - x));
  return there.reduce((best, i) => (away(i) < away(best) ? i : best), there[0]);
}

function clamp(at: number, count: number): number {
  return Math.min(count - 1, Math.max(0, at));
}

function isNumber(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value);
}
