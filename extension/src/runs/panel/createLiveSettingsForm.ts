import type { TranslationBundle } from '@jupyterlab/translation';
import type { LiveRun, LiveSetting } from '../../../../src/record/LiveRun';
import { formatNumber } from '../../words/formatNumber';
import { createButton } from '../../dom/controls/createButton';
import { keepKeys } from '../../dom/controls/createSlider';
import { createElement } from '../../dom/createElement';
import type { RunCommand } from '../model/createKernelRuns';
import { setText } from '../../dom/setText';

export interface SettingsForm {
  readonly node: HTMLElement;
  update(live: LiveRun): void;
}

interface Field {
  node: HTMLElement;
  input: HTMLInputElement;
  next: HTMLElement;
}

let made = 0;

/** Temperature and weights of a run that goes on. What the reader types stays while the run moves on; it is sent by a button or by Enter. */
export function createLiveSettingsForm(trans: TranslationBundle, ask: (command: RunCommand) => Promise<boolean>): SettingsForm {
  const fields = new Map<string, Field>();
  const box = createElement('div', { class: 'sr-Settings-fields' });
  const apply = createButton(trans.__('Change from the next epoch on'), { name: 'change' }, () => undefined);
  // Of a form with several fields Enter sends only what has such a button.
  apply.type = 'submit';
  const form = createElement('form', {}, box, apply);
  const node = createElement(
    'details',
    { class: 'sr-Settings' },
    createElement('summary', {}, trans.__('Temperature and weights')),
    form
  );
  let shown: readonly LiveSetting[] = [];
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void send();
  });

  /** Each setting by itself: a value that is refused does not take the others along. */
  async function send(): Promise<void> {
    for (const one of shown) {
      const { input } = fields.get(keyOf(one))!;
      if (input.value.trim() === '' || input.valueAsNumber === (one.next ?? one.value)) continue;
      const ok = await ask({ type: 'change', term: one.term, [one.setting]: input.valueAsNumber });
      input.toggleAttribute('aria-invalid', !ok);
      if (!ok) return;
      input.value = '';
    }
  }

  function field({ term, setting }: LiveSetting): Field {
    const id = `sr-setting-${++made}`;
    const input = createElement('input', {
      type: 'number',
      id,
      step: 'any',
      class: 'sr-Number',
      'data-name': `${setting} ${term}`
    });
    keepKeys(input);
    const next = createElement('span', { class: 'sr-Note' });
    const label = setting === 'temperature' ? trans.__('temperature of %1', term) : trans.__('weight of %1', term);
    return {
      node: createElement('div', { class: 'sr-Settings-field' }, createElement('label', { for: id }, label), input, next),
      input,
      next
    };
  }

  return {
    node,
    update({ settings }) {
      shown = settings;
      node.hidden = settings.length === 0;
      const keys = new Set(settings.map(keyOf));
      for (const [key, one] of fields) {
        if (keys.has(key)) continue;
        one.node.remove();
        fields.delete(key);
      }
      for (const one of settings) {
        const key = keyOf(one);
        let own = fields.get(key);
        if (!own) {
          own = field(one);
          fields.set(key, own);
          box.append(own.node);
        }
        const value = formatNumber(one.value, 1);
        if (own.input.placeholder !== value) own.input.placeholder = value;
        setText(own.next, one.next === undefined ? '' : trans.__('%1 from the next epoch on', formatNumber(one.next, 1)));
      }
    }
  };
}

function keyOf({ term, setting }: LiveSetting): string {
  return `${setting} ${term}`;
}
