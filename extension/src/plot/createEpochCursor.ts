import type { PlotlyHTMLElement } from 'plotly.js-dist-min';
import { createElement } from '../dom/createElement';
import { pointedEvent } from './addKeyboardNavigation';

/** Epochs done, a number for each run that the reader points at. */
export type PointedEpochs = { readonly [run: string]: number };

/** A chart over the training of one run or several. */
export interface EpochChart {
  /** What a place on the chart's axis is in the runs that it shows. */
  epochsAt(x: number): PointedEpochs;
  /** Where the chart has these epochs; null if it shows none of the runs. */
  placeOf(epochs: PointedEpochs): number | null;
  /** Says what is there. Null: nobody points. */
  say(x: number | null): void;
}

export interface EpochCursor {
  /** To be called with the plot's node whenever it is drawn. */
  drawn(node: PlotlyHTMLElement): void;
  dispose(): void;
}

const event = 'stillroom-pointed';

/**
 * A line where the reader points at, in every chart on the page that shows the same run: by pointer or by keyboard, in whatever chart. The page
 * itself carries the message, so charts need not know of one another.
 */
export function createEpochCursor({ epochsAt, placeOf, say }: EpochChart): EpochCursor {
  const line = createElement('div', { class: 'sr-Cursor', 'aria-hidden': 'true' });
  let node: PlotlyHTMLElement | null = null;
  let at: number | null = null;

  const hear = (heard: Event) => {
    const epochs = (heard as CustomEvent<PointedEpochs | null>).detail;
    const next = epochs && placeOf(epochs);
    if (next === at) return;
    at = next;
    place();
    say(at);
  };
  document.addEventListener(event, hear);

  function point(x: unknown) {
    const detail = typeof x === 'number' && Number.isFinite(x) ? epochsAt(x) : null;
    document.dispatchEvent(new CustomEvent(event, { detail }));
  }

  function place() {
    const axis = (node as unknown as Drawn | null)?._fullLayout?.xaxis;
    const frame = node?.querySelector<HTMLElement>('.svg-container');
    const isSeen = at !== null && axis && frame && within(at, axis.range);
    line.hidden = !isSeen;
    if (!isSeen) return;
    const { t, h } = (node as unknown as Drawn)._fullLayout._size;
    if (line.parentNode !== node) node!.append(line);
    line.style.left = `${frame.offsetLeft + axis._offset + axis.l2p(at!)}px`;
    line.style.top = `${frame.offsetTop + t}px`;
    line.style.height = `${h}px`;
  }

  return {
    drawn(now) {
      if (node !== now) {
        node = now;
        now.on('plotly_hover', ({ points: [first] }) => point(first?.x));
        now.on('plotly_unhover', () => point(null));
        now.on('plotly_relayout', place);
        now.addEventListener(pointedEvent, (pointed) => point((pointed as CustomEvent<unknown>).detail));
      }
      place();
    },
    dispose() {
      document.removeEventListener(event, hear);
    }
  };
}

function within(x: number, [from, to]: readonly [number, number]): boolean {
  return x >= Math.min(from, to) && x <= Math.max(from, to);
}

/** What plotly keeps at the node of a figure that it has drawn. */
interface Drawn {
  _fullLayout: {
    _size: { t: number; h: number };
    xaxis: { range: [number, number]; _offset: number; l2p(x: number): number };
  };
}
