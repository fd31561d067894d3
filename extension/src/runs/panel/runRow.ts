import type { TranslationBundle } from '@jupyterlab/translation';
import { button } from '../../dom/controls/button';
import { canCompare } from '../model/canCompare';
import { editableText } from '../../dom/controls/editableText';
import { element } from '../../dom/element';
import { longestNote, type RunAnnotation } from '../model/runAnnotations';
import type { RunItem } from '../model/RunItem';
import { statusLabel, statusSigns } from '../../words/statusLabel';
import { dateTimeText } from '../../words/dateTimeText';
import { liveControls, type LiveControls } from './liveControls';
import type { PanelActions } from './PanelActions';
import { titleHasSeed } from '../../words/titleHasSeed';
import { shownStatus } from './shownStatus';
import { setText } from '../../dom/setText';

export interface RunRow {
  readonly node: HTMLLIElement;
  update(item: RunItem, mark: RunAnnotation, selected: boolean): void;
  /** Only the row in hand has its controls in the tab order: with hundreds of rows the others would stand in the way. */
  hold(held: boolean): void;
  focus(): void;
}

/** One run. Its nodes stay the same while it changes. */
export function runRow(first: RunItem, trans: TranslationBundle, actions: PanelActions): RunRow {
  let item = first;
  let tags: string[] = [];
  let held = false;
  let live: LiveControls | null = null;
  const noRecord = trans.__('No record of it is left, so it cannot be compared.');
  const check = element('input', { type: 'checkbox', 'data-name': 'select' });
  check.addEventListener('change', () => actions.select(item, check.checked));
  const star = button('☆', { name: 'star', pressed: false }, () =>
    actions.star(item, star.getAttribute('aria-pressed') !== 'true')
  );
  const title = button('', { name: 'open' }, () => actions.open(item));
  title.classList.add('sr-RunRow-title');
  const status = element('span', { class: 'sr-Status' });
  const place = element('span', { class: 'sr-Note' });
  const says = element('p', { class: 'sr-RunRow-says' });
  const tagList = element('span', { class: 'sr-Tags' });
  const tagEditor = editableText(element('input', { type: 'text', class: 'sr-TagInput' }), {
    ...{ name: 'tag', label: trans.__('Tag'), says: trans.__('Tags, with commas between'), now: () => tags.join(', ') },
    keep: (text) => actions.tag(item, text.split(','))
  });
  const noteText = element('p', { class: 'sr-RunRow-note' });
  const noteEditor = editableText(element('textarea', { class: 'sr-TagInput sr-NoteInput', rows: 3, maxlength: longestNote }), {
    ...{ name: 'note', label: trans.__('Note'), says: trans.__('Note on this run'), now: () => noteText.textContent },
    keep: (text) => actions.note(item, text)
  });
  const remove = button(trans.__('Delete'), { name: 'delete' }, () => actions.remove(item));
  const saves = (['csv', 'json'] as const).map((format) =>
    button(format.toUpperCase(), { name: format }, () => actions.save(item, format))
  );
  const body = element('div', { class: 'sr-RunRow-body' });
  const node = element(
    'li',
    { class: 'sr-RunRow', tabindex: -1 },
    element('div', { class: 'sr-RunRow-head' }, check, title, star),
    element('div', { class: 'sr-RunRow-line' }, status, place),
    says,
    noteText,
    body,
    element(
      'div',
      { class: 'sr-RunRow-line' },
      ...[tagList, tagEditor.input, noteEditor.input, tagEditor.button, noteEditor.button, remove, ...saves]
    )
  );

  function order(): void {
    for (const one of node.querySelectorAll<HTMLElement>('button, input, textarea, summary')) one.tabIndex = held ? 0 : -1;
    node.tabIndex = held ? 0 : -1;
    for (const save of saves) {
      save.hidden = !canCompare(item) || item.live !== undefined;
      // Its place is kept: rows that move when another is pressed would lose the click.
      save.style.visibility = held ? '' : 'hidden';
    }
  }

  return {
    node,
    update(next, mark, selected) {
      item = next;
      const shown = shownStatus(item);
      const word = statusLabel(shown);
      node.dataset.key = item.key;
      node.setAttribute('aria-label', `${item.title}, ${word}`);
      setText(title, item.title || trans.__('(no title)'));
      title.title = item.title;
      status.dataset.status = shown;
      setText(status, item.problem === undefined ? `${statusSigns[shown]} ${word}` : trans.__('cannot be read'));
      setText(place, [placeText(item, trans), seedText(item, trans), dateTimeText(item.started)].filter(Boolean).join(', '));
      check.checked = selected;
      check.disabled = !canCompare(item);
      check.title = check.disabled ? (item.problem ?? noRecord) : '';
      setText(says, item.problem ?? (item.live ? '' : item.says || (check.disabled ? noRecord : '')));
      says.hidden = says.textContent === '';
      check.setAttribute('aria-label', trans.__('Compare %1', item.title));
      if (star.getAttribute('aria-pressed') !== String(mark.star)) star.setAttribute('aria-pressed', String(mark.star));
      setText(star, mark.star ? '★' : '☆');
      star.setAttribute('aria-label', trans.__('Star %1', item.title));
      tagEditor.button.setAttribute('aria-label', trans.__('Tag %1', item.title));
      noteEditor.button.setAttribute('aria-label', trans.__('Note on %1', item.title));
      setText(noteText, mark.note);
      noteText.hidden = mark.note === '';
      remove.setAttribute('aria-label', trans.__('Delete %1', item.title));
      saves.forEach((save, i) =>
        save.setAttribute('aria-label', i ? trans.__('Save %1 as JSON', item.title) : trans.__('Save %1 as CSV', item.title))
      );
      remove.hidden = item.live !== undefined;
      if (tags.join(',') !== mark.tags.join(',')) {
        tags = mark.tags;
        tagList.replaceChildren(...tags.map((tag) => element('span', { class: 'sr-Tag' }, tag)));
      }
      if (item.live && !live) {
        live = liveControls(trans, (command) => actions.command(item, command));
        body.append(live.node);
      }
      live?.update(item);
      order();
    },
    hold(now) {
      held = now;
      order();
    },
    focus: () => node.focus()
  };
}

function placeText({ place }: RunItem, trans: TranslationBundle): string {
  if (place.kind === 'notebook') return trans.__('%1, cell %2', place.path, place.cell);
  if (place.kind === 'file') return place.path;
  return trans.__('%1, in no output', place.path);
}

/** Tells the runs of a study apart, where their titles do not. */
function seedText({ title, facts, live }: RunItem, trans: TranslationBundle): string {
  const seed = facts?.seed ?? live?.seed;
  return seed === undefined || titleHasSeed(title) ? '' : trans.__('seed %1', seed);
}
