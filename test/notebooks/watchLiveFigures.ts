import type { Page } from 'playwright-core';
import { panelSelector } from './notebookInLab';

/** What was seen of the live figure of a cell, at every change of the page. */
export interface Seen {
  /** How far the training was, in the figure's words, in order. */
  progress: string[];
  /** How often the figure or its drawing was another node than before. */
  replaced: number;
  /** How often the figure was there and had nothing drawn in it, after it had been drawn. */
  emptied: number;
}

/** Begins to look at the figures of these cells, while they train. */
export function watchLiveFigures(page: Page, indices: number[]): Promise<void> {
  return page.evaluate(
    ([selector, places]) => {
      const panel = document.querySelector(selector as string)!;
      const seen: { [index: number]: Seen } = {};
      (window as unknown as { seen: typeof seen }).seen = seen;
      for (const index of places as number[]) {
        const own: Seen = (seen[index] = { progress: [], replaced: 0, emptied: 0 });
        let first: Element | null = null;
        /** The drawing of each plot: which of them is drawn first depends on what is measured first. */
        const drawings = new Map<Element, Element>();
        let ended = false;
        const look = () => {
          const figure = panel.querySelector(`.jp-Cell[data-windowed-list-index="${index}"] .jp-StillroomView`);
          // What the end of the cell does to its output is another matter.
          if (ended) return;
          if (!figure) return void (first && own.replaced++);
          first ??= figure;
          if (figure !== first) own.replaced++;
          for (const plot of Array.from(figure.querySelectorAll('.sr-Plot'))) {
            const svg = plot.querySelector('svg.main-svg');
            const before = drawings.get(plot);
            if (before && !svg) own.emptied++;
            if (before && svg && svg !== before) own.replaced++;
            if (svg && !before) drawings.set(plot, svg);
          }
          for (const plot of drawings.keys()) if (!plot.isConnected) own.replaced++;
          const says = figure.querySelector('.sr-StatusLine .sr-Note')?.textContent;
          if (drawings.size && says && says !== own.progress.at(-1)) own.progress.push(says);
          ended = figure.querySelector('[role=status]')?.textContent === 'done';
        };
        new MutationObserver(look).observe(panel, { childList: true, subtree: true, characterData: true });
      }
    },
    [panelSelector, indices] as const
  );
}

export function seenOf(page: Page, index: number): Promise<Seen> {
  return page.evaluate((place) => (window as unknown as { seen: { [index: number]: Seen } }).seen[place], index);
}
