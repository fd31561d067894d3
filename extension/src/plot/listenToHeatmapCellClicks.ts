import type { PlotlyHTMLElement } from 'plotly.js-dist-min';

const listening = new WeakSet<Node>();

/** Calls `clicked` with the row and the column of a picture's cell that is clicked; at every later drawing of the same node it is there already. */
export function listenToHeatmapCellClicks(
  node: PlotlyHTMLElement,
  size: () => { rows: number; columns: number },
  clicked: (cell: { row: number; column: number }) => void
): void {
  if (listening.has(node)) return;
  listening.add(node);
  // Of the event: the points are those of the last hover, which a quick click is ahead of.
  node.on('plotly_click', ({ event }) => {
    const box = node.querySelector('.nsewdrag')?.getBoundingClientRect();
    if (!box?.width || !box.height) return;
    const at = (share: number, count: number) => Math.min(count - 1, Math.max(0, Math.floor(share * count)));
    const { rows, columns } = size();
    clicked({
      row: at((event.clientY - box.top) / box.height, rows),
      column: at((event.clientX - box.left) / box.width, columns)
    });
  });
}
