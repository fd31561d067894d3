import { element } from '../element';

export interface Toggle {
  readonly node: HTMLElement;
  readonly checked: boolean;
  /** Sets it unless the reader has. */
  suggest(checked: boolean): void;
}

/** A checkbox with its label. */
export function toggle(label: string, name: string, changed: () => void): Toggle {
  const input = element('input', { type: 'checkbox', 'data-name': name });
  let chosen = false;
  input.addEventListener('change', () => {
    chosen = true;
    changed();
  });
  return {
    node: element('label', { class: 'sr-Toggle' }, input, label),
    get checked() {
      return input.checked;
    },
    suggest(checked) {
      if (!chosen) input.checked = checked;
    }
  };
}
