import { createElement } from '../createElement';
import { keepKeys } from './createSlider';

/** A push button; with `pressed`, one that stays down. */
export function createButton(
  label: string,
  options: { name: string; title?: string; pressed?: boolean },
  clicked: () => void
): HTMLButtonElement {
  const { name, title, pressed } = options;
  const node = createElement(
    'button',
    {
      type: 'button',
      class: 'sr-Button',
      'data-name': name,
      title,
      'aria-pressed': pressed === undefined ? undefined : String(pressed)
    },
    label
  );
  node.addEventListener('click', clicked);
  keepKeys(node);
  return node;
}

export function press(node: HTMLButtonElement, pressed: boolean): void {
  node.setAttribute('aria-pressed', String(pressed));
}
