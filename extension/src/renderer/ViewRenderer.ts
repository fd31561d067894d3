import type { IRenderMime } from '@jupyterlab/rendermime-interfaces';
import { Signal } from '@lumino/signaling';
import { Widget } from '@lumino/widgets';
import type { View } from '../../../src/views/View';
import { createRateLimit } from './createRateLimit';
import { createFallbackElement } from './createFallbackElement';
import { currentPreferences, preferencesChanged } from '../preferences/currentPreferences';
import { readView, type ReadView } from '../read/readView';
import { computeViewOfRecord } from '../runs/model/computeViewOfRecord';
import type { Section } from '../section/Section';
import { kindOf } from '../views/viewKinds';
import { onThemeChange } from '../plot/readTheme';

/**
 * Draws whatever view it is given, any number of times. A view of the same kind is shown in the same nodes, so that a live update neither
 * flickers nor takes the reader's slider away.
 */
export class ViewRenderer extends Widget implements IRenderMime.IRenderer {
  private kind: View['kind'] | null = null;
  private section: Section<View> | null = null;
  /** What is drawn now. */
  view: View | null = null;
  /** The bundle that it was drawn from, also when it cannot be drawn. */
  data: unknown = null;
  /** Something else is drawn. */
  readonly drew = new Signal<this, void>(this);
  private readonly endTheme: () => void;
  private readonly turns = createRateLimit(() => currentPreferences().updatesASecond);

  constructor(private readonly mimeType: string) {
    super();
    this.addClass('jp-StillroomView');
    renderers.set(this.node, this);
    this.endTheme = onThemeChange(() => this.section?.recolour());
    preferencesChanged.connect(this.follow, this);
  }

  async renderModel(model: IRenderMime.IMimeModel): Promise<void> {
    const isTurn = await this.turns.next();
    if (!isTurn || this.isDisposed) return;
    try {
      this.data = model.data[this.mimeType];
      const read = viewIn(this.data);
      if ('problem' in read) return this.showInstead(model, read.problem);
      this.showView(read.view);
      await this.section?.drawn();
    } catch (error) {
      this.showInstead(model, error instanceof Error ? error.message : String(error));
    }
  }

  override dispose(): void {
    if (this.isDisposed) return;
    this.endTheme();
    preferencesChanged.disconnect(this.follow, this);
    this.clear();
    super.dispose();
  }

  private showView(view: View): void {
    if (this.kind !== view.kind || !this.section) {
      this.clear();
      this.section = kindOf(view).section();
      this.kind = view.kind;
      this.node.replaceChildren(this.section.node);
    }
    this.view = view;
    this.section.update(view);
    this.drew.emit();
  }

  private follow(): void {
    if (!this.section || !this.view) return;
    this.section.update(this.view);
    this.section.recolour();
  }

  private showInstead({ data }: IRenderMime.IMimeModel, problem: string): void {
    this.clear();
    this.node.replaceChildren(createFallbackElement(data[this.mimeType], problem, data));
  }

  private clear(): void {
    this.section?.dispose();
    this.section = this.view = null;
    this.kind = null;
  }
}

/** A view, or a whole record as a file of it holds one. */
function viewIn(data: unknown): ReadView {
  const { schema } = (data ?? {}) as { schema?: unknown };
  return typeof schema === 'string' && schema.startsWith('stillroom.run/') ? { view: computeViewOfRecord(data) } : readView(data);
}

const renderers = new WeakMap<Node, ViewRenderer>();

/** The renderer whose node this is. */
export function rendererAt(node: Node): ViewRenderer | null {
  return renderers.get(node) ?? null;
}
