import type { Config, Data, Layout, PlotlyHTMLElement } from 'plotly.js-dist-min';
import { createElement } from '../dom/createElement';
import { isNearWindow } from '../dom/isNearWindow';
import { createLatestRunner } from '../dom/createLatestRunner';
import { loadPlotly } from './loadPlotly';
import { addKeyboardNavigation } from './addKeyboardNavigation';
import { trans } from '../dom/trans';

export interface Picture {
  data: Data[];
  layout: Partial<Layout>;
  height: number;
}

const config: Partial<Config> = {
  // Without these three plotly offers to post the chart to its own server.
  showSendToCloud: false,
  plotlyServerURL: '',
  displaylogo: false,
  // A name between dollar signs is a name, whatever else is on the page.
  typesetMath: false,
  responsive: false,
  doubleClick: 'reset',
  modeBarButtonsToRemove: ['select2d', 'lasso2d', 'autoScale2d', 'zoomIn2d', 'zoomOut2d']
};

/** One plotly figure that stays in its node, as wide as its parent, and is redrawn from whatever picture is asked for last. */
export class Plot {
  readonly node = createElement('div', { class: 'sr-Plot' });
  private readonly draw: ReturnType<typeof createLatestRunner>;
  private readonly observer: ResizeObserver;
  private width = 0;
  /** Asked for while there was no room: hidden, or not yet attached. */
  private owed = false;
  private failed = false;
  private disposed = false;

  /**
   * `picture` is called when it is time to draw, with the width that there is; `afterwards` when it is drawn, with the node, at which plotly
   * tells of clicks.
   */
  constructor(
    picture: (width: number) => Picture,
    private readonly afterwards: (node: PlotlyHTMLElement) => void = () => undefined,
    /** False for a picture that has a keyboard of its own. */
    readsPoints = true
  ) {
    if (readsPoints) addKeyboardNavigation(this.node);
    this.draw = createLatestRunner(
      () => this.drawNow(picture).catch((error: unknown) => this.say(error)),
      // A slider moves what is seen first; pictures further down follow when there is time.
      () => isNearWindow(this.node)
    );
    this.observer = new ResizeObserver(() => {
      const { clientWidth } = this.node;
      if (clientWidth > 0 && (this.owed || clientWidth !== this.width)) this.draw.ask();
    });
    this.observer.observe(this.node);
  }

  ask(): void {
    this.draw.ask();
  }

  drawn(): Promise<void> {
    return this.draw.settled();
  }

  dispose(): void {
    this.disposed = true;
    this.observer.disconnect();
    if (this.width > 0) void loadPlotly().then(({ purge }) => purge(this.node));
  }

  private async drawNow(picture: (width: number) => Picture): Promise<void> {
    const { react } = await loadPlotly();
    if (this.failed) this.node.replaceChildren();
    this.failed = false;
    if (this.disposed) return;
    // The observer asks again as soon as there is a width.
    this.owed = this.node.clientWidth === 0;
    if (this.owed) return;
    this.width = this.node.clientWidth;
    const { data, layout, height } = picture(this.width);
    this.node.style.height = `${height}px`;
    await react(this.node, data, { ...layout, width: this.width, height, autosize: false }, config);
    for (const svg of this.node.querySelectorAll('svg.main-svg')) svg.setAttribute('aria-hidden', 'true');
    this.afterwards(this.node as unknown as PlotlyHTMLElement);
  }

  /** In place of the picture; the next one may be drawn again. */
  private say(error: unknown): void {
    this.failed = true;
    const reason = error instanceof Error ? error.message : String(error);
    this.node.replaceChildren(createElement('p', { class: 'sr-Note' }, trans.__('This picture cannot be drawn: %1', reason)));
  }
}
