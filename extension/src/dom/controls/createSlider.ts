import { createElement } from '../createElement';
import { movingKeys, keepKeysFromShortcuts } from './keepKeysFromShortcuts';

export interface Slider {
  readonly node: HTMLElement;
  readonly input: HTMLInputElement;
  /** Moves the thumb without calling `moved`, and says the value. */
  set(position: number, says: string): void;
}

let made = 0;

/** A range input with its label and its value in words, for eyes and for screen readers. */
export function createSlider(
  label: string,
  { min, max, step, name }: { min: number; max: number; step: number; name: string },
  moved: (position: number) => void
): Slider {
  const id = `sr-slider-${++made}`;
  const input = createElement('input', { type: 'range', id, min, max, step, class: 'sr-Slider-input', 'data-name': name });
  const output = createElement('output', { for: id, class: 'sr-Slider-value' });
  const node = createElement('div', { class: 'sr-Slider' }, createElement('label', { for: id }, label), input, output);
  input.addEventListener('input', () => moved(input.valueAsNumber));
  keepKeys(input);
  return {
    node,
    input,
    set(position, says) {
      input.value = String(position);
      input.setAttribute('aria-valuetext', says);
      output.textContent = says;
    }
  };
}

/** The arrows move the thumb, and not the notebook's selected cell as well. */
export function keepKeys(control: HTMLElement): void {
  keepKeysFromShortcuts(control, ({ key }) => movingKeys.has(key) || key === 'Enter' || key === ' ');
}
