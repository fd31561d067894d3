import type { JupyterFrontEnd } from '@jupyterlab/application';
import type { View } from '../../../src/views/View';
import { findViewOfNode } from '../section/findViewOfNode';
import { rendererAt, type ViewRenderer } from '../renderer/ViewRenderer';

/** A figure that a command is about. */
export interface Pointed {
  renderer: ViewRenderer;
  /** In a run the part that was pointed at. */
  view: View;
  /** The drawn picture, where there is one. */
  plot: HTMLElement | null;
}

/** What the context menu was opened at; from the palette or a key, what has the focus, else the first figure of the active cell. */
export function findFigureAtPointer(app: JupyterFrontEnd): Pointed | null {
  const place =
    app.contextMenuHitTest((node) => rendererAt(node) !== null) ??
    inFigure(document.activeElement) ??
    app.shell.currentWidget?.node.querySelector<HTMLElement>('.jp-mod-active .jp-StillroomView, .jp-StillroomView');
  const renderer = place ? rendererAt(place) : null;
  if (!place || !renderer) return null;
  const exact = app.contextMenuHitTest((node) => node.classList.contains('sr-Plot')) ?? undefined;
  const section =
    app.contextMenuHitTest((node) => findViewOfNode(node) !== null && node.matches('.sr-Section, .sr-Run')) ?? place;
  const view = findViewOfNode(section) ?? renderer.view;
  const plot = exact ?? drawn(section) ?? drawn(renderer.node);
  return view && { renderer, view, plot };
}

function inFigure(node: Element | null): HTMLElement | null {
  return node?.closest<HTMLElement>('.jp-StillroomView') ?? null;
}

function drawn(node: HTMLElement): HTMLElement | null {
  return [...node.querySelectorAll<HTMLElement>('.sr-Plot')].find((plot) => plot.clientWidth > 0) ?? null;
}
