import { button } from '../dom/controls/button';
import { element } from '../dom/element';
import { trans } from '../dom/trans';
import { samplesRequestEvent } from './samplesRequestEvent';
import { refusalSays, samplesUnavailableText } from './samplesUnavailableText';
import { samplesSideBySide } from './samplesSideBySide';

/** The row that an example is, when its reader wants to see it. */
export interface ExpandableSample {
  /** Opens and closes it, or says how rows can be looked at. */
  readonly control: HTMLElement;
  readonly node: HTMLElement;
  /** This row of the view's data; none of a view without examples. */
  show(samples: string | undefined, row: number | undefined): void;
}

export function expandableSample(): ExpandableSample {
  let samples: string | undefined;
  let row: number | undefined;
  let isOpen = false;
  /** What is shown, or was asked for last. */
  let asked = '';

  const open = button(trans.__('Look at the row'), { name: 'sample' }, () => {
    isOpen = !isOpen;
    update();
  });
  const note = element('span', { class: 'sr-Note' });
  const control = element('span', { class: 'sr-SampleControl' }, open, note);
  const node = element('div', {
    class: 'sr-SamplePlace',
    role: 'group',
    'aria-label': trans.__('The row'),
    'aria-live': 'polite'
  });

  function update() {
    const says = samplesUnavailableText(
      node,
      samples,
      trans.__(
        'To look at the rows here, allow it: kd.softLabels(record, { data, real: true }), or real: true of kd.softLabelsOf.'
      )
    );
    note.textContent = says;
    note.hidden = says === '';
    const canOpen = samples !== undefined && says === '' && row !== undefined;
    open.hidden = !canOpen;
    open.setAttribute('aria-expanded', String(isOpen));
    open.textContent = isOpen ? trans.__('Hide the row') : trans.__('Look at the row');
    node.hidden = !canOpen || !isOpen;
    if (!node.hidden) void fill(samples!, row!);
    else {
      asked = '';
      node.replaceChildren();
    }
  }

  async function fill(key: string, wanted: number) {
    const now = `${key} ${wanted}`;
    if (now === asked) return;
    asked = now;
    const answer = await samplesRequestEvent(node, { samples: key, want: { row: wanted } });
    if (asked !== now || !answer) return;
    if (answer.type === 'samples') node.replaceChildren(samplesSideBySide(answer.samples));
    else {
      // The next time it is asked for again: another kernel may be there.
      asked = '';
      node.replaceChildren(element('p', { class: 'sr-Note' }, refusalSays(answer.says)));
    }
  }

  return {
    control,
    node,
    show(nextSamples, nextRow) {
      [samples, row] = [nextSamples, nextRow];
      update();
    }
  };
}
