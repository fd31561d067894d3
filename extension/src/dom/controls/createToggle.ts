import { createElement } from '../createElement';

export interface Toggle {
  readonly node: HTMLElement;
  readonly checked: boolean;
  /** Sets it unless the reader has. */
  suggest(checked: boolean): void;
}

/** A checkbox with its label. */
export function createToggle(label: string, name: string, changed: () => void): Toggle {
  const input = createElement('input', { type: 'checkbox', 'data-name': name });
  let chosen = false;
  input.addEventListener('change', () => {
    chosen = true;
    changed();
  });
  return {
    node: createElement('label', { class: 'sr-Toggle' }, input, label),
    get checked() {
      return input.checked;
    },
    suggest(checked) {
      if (!chosen) input.checked = checked;
    }
  };
}
