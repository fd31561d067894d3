import { element } from '../element';

export interface Toggle {
  readonly node: HTMLElement;
  readonly checked: boolean;
}

/** A checkbox with its label. */
export function toggle(label: string, name: string, changed: () => void): Toggle {
  const input = element('input', { type: 'checkbox', 'data-name': name });
  input.addEventListener('change', changed);
  return {
    node: element('label', { class: 'sr-Toggle' }, input, label),
    get checked() {
      return input.checked;
    }
  };
}
