import { createButton } from '../dom/controls/createButton';
import { createElement } from '../dom/createElement';
import { trans } from '../dom/trans';
import { requestSamples } from './requestSamples';
import { refusalSays, explainUnavailableSamples } from './explainUnavailableSamples';
import { createSamplesSideBySide } from './createSamplesSideBySide';

/** The row that an example is, when its reader wants to see it. */
export interface ExpandableSample {
  /** Opens and closes it, or says how rows can be looked at. */
  readonly control: HTMLElement;
  readonly node: HTMLElement;
  /** This row of the view's data; none of a view without examples. */
  show(samples: string | undefined, row: number | undefined): void;
}

export function createExpandableSample(): ExpandableSample {
  let samples: string | undefined;
  let row: number | undefined;
  let isOpen = false;
  /** What is shown, or was asked for last. */
  let asked = '';

  const open = createButton(trans.__('Look at the row'), { name: 'sample' }, () => {
    isOpen = !isOpen;
    update();
  });
  const note = createElement('span', { class: 'sr-Note' });
  const control = createElement('span', { class: 'sr-SampleControl' }, open, note);
  const node = createElement('div', {
    class: 'sr-SamplePlace',
    role: 'group',
    'aria-label': trans.__('The row'),
    'aria-live': 'polite'
  });

  function update() {
    const says = explainUnavailableSamples(
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
    const answer = await requestSamples(node, { samples: key, want: { row: wanted } });
    if (asked !== now || !answer) return;
    if (answer.type === 'samples') node.replaceChildren(createSamplesSideBySide(answer.samples));
    else {
      // The next time it is asked for again: another kernel may be there.
      asked = '';
      node.replaceChildren(createElement('p', { class: 'sr-Note' }, refusalSays(answer.says)));
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
