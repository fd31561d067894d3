import type { TranslationBundle } from '@jupyterlab/translation';
import { createButton } from '../../dom/controls/createButton';
import { createElement } from '../../dom/createElement';
import { setText } from '../../dom/setText';

export interface UndoBar {
  readonly node: HTMLElement;
  /** Offers to bring something back, for a while. */
  offer(says: string, undo: () => Promise<void>): void;
  /** Says that something did not work, till the next offer. */
  complain(says: string): void;
  dispose(): void;
}

/** Long enough to read it and to reach the button by keyboard. */
const patience = 15_000;

export function createUndoBar(trans: TranslationBundle, done: () => void): UndoBar {
  let undo: (() => Promise<void>) | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const says = createElement('span', {});
  const back = createButton(trans.__('Undo'), { name: 'undo' }, () => void bringBack());
  const node = createElement('div', { class: 'sr-Undo', role: 'status' }, says, back);
  node.hidden = true;

  async function bringBack(): Promise<void> {
    const action = undo;
    hide();
    try {
      await action?.();
      done();
    } catch (error) {
      complain(trans.__('It could not be restored: %1', error instanceof Error ? error.message : String(error)));
    }
  }

  function hide(): void {
    clearTimeout(timer);
    undo = null;
    node.hidden = true;
  }

  function show(text: string, action: (() => Promise<void>) | null): void {
    clearTimeout(timer);
    undo = action;
    setText(says, text);
    back.hidden = action === null;
    node.hidden = false;
    timer = setTimeout(hide, patience);
  }

  function complain(text: string): void {
    show(text, null);
  }

  return { node, offer: show, complain, dispose: () => clearTimeout(timer) };
}
