/** A drawn part of a view. It keeps its node and the reader's settings while views come and go. */
export interface Section<V> {
  readonly node: HTMLElement;
  /** Shows this view instead of the one before. */
  update(view: V): void;
  /** Draws again in the colours of the page's theme. */
  recolour(): void;
  /** Settles when everything asked for so far is drawn. */
  drawn(): Promise<void>;
  dispose(): void;
}
