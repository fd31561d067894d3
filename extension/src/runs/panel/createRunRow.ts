import type { TranslationBundle } from '@jupyterlab/translation';
import { createButton } from '../../dom/controls/createButton';
import { isComparableRun } from '../model/isComparableRun';
import { createEditableText } from '../../dom/controls/createEditableText';
import { createElement } from '../../dom/createElement';
import { longestNote, type RunAnnotation } from '../model/createRunAnnotations';
import type { RunItem } from '../model/RunItem';
import { translateStatus, statusSigns } from '../../words/translateStatus';
import { formatDateTime } from '../../words/formatDateTime';
import { createLiveControls, type LiveControls } from './createLiveControls';
import type { PanelActions } from './PanelActions';
import { hasSeedInTitle } from '../../words/hasSeedInTitle';
import { chooseShownStatus } from './chooseShownStatus';
import { setText } from '../../dom/setText';

export interface RunRow {
  readonly node: HTMLLIElement;
  update(item: RunItem, mark: RunAnnotation, selected: boolean): void;
  /** Only the row in hand has its controls in the tab order: with hundreds of rows the others would stand in the way. */
  hold(held: boolean): void;
  focus(): void;
}

/** One run. Its nodes stay the same while it changes. */
export function createRunRow(first: RunItem, trans: TranslationBundle, actions: PanelActions): RunRow {
  let item = first;
  let tags: string[] = [];
  let held = false;
  let live: LiveControls | null = null;
  const noRecord = () =>
    item.isAwaited
      ? trans.__('Its record is still to come from the kernel.')
      : trans.__('No record of it is left, so it cannot be compared.');
  const check = createElement('input', { type: 'checkbox', 'data-name': 'select' });
  check.addEventListener('change', () => actions.select(item, check.checked));
  const star = createButton('☆', { name: 'star', pressed: false }, () =>
    actions.star(item, star.getAttribute('aria-pressed') !== 'true')
  );
  const title = createButton('', { name: 'open' }, () => actions.open(item));
  title.classList.add('sr-RunRow-title');
  const status = createElement('span', { class: 'sr-Status' });
  const place = createElement('span', { class: 'sr-Note' });
  const says = createElement('p', { class: 'sr-RunRow-says' });
  const tagList = createElement('span', { class: 'sr-Tags' });
  const tagEditor = createEditableText(createElement('input', { type: 'text', class: 'sr-TagInput' }), {
    ...{ name: 'tag', label: trans.__('Tag'), says: trans.__('Tags, with commas between'), now: () => tags.join(', ') },
    keep: (text) => actions.tag(item, text.split(','))
  });
  const noteText = createElement('p', { class: 'sr-RunRow-note' });
  const noteEditor = createEditableText(
    createElement('textarea', { class: 'sr-TagInput sr-NoteInput', rows: 3, maxlength: longestNote }),
    {
      ...{ name: 'note', label: trans.__('Note'), says: trans.__('Note on this run'), now: () => noteText.textContent },
      keep: (text) => actions.note(item, text)
    }
  );
  const remove = createButton(trans.__('Delete'), { name: 'delete' }, () => actions.remove(item));
  const resume = createButton(trans.__('Resume'), { name: 'resume' }, () => actions.resume(item));
  const saves = (['csv', 'json'] as const).map((format) =>
    createButton(format.toUpperCase(), { name: format }, () => actions.save(item, format))
  );
  const body = createElement('div', { class: 'sr-RunRow-body' });
  const node = createElement(
    'li',
    { class: 'sr-RunRow', tabindex: -1 },
    createElement('div', { class: 'sr-RunRow-head' }, check, title, star),
    createElement('div', { class: 'sr-RunRow-line' }, status, place),
    says,
    noteText,
    body,
    createElement(
      'div',
      { class: 'sr-RunRow-line' },
      ...[resume, tagList, tagEditor.input, noteEditor.input, tagEditor.button, noteEditor.button, remove, ...saves]
    )
  );

  function order(): void {
    for (const one of node.querySelectorAll<HTMLElement>('button, input, textarea, summary')) one.tabIndex = held ? 0 : -1;
    node.tabIndex = held ? 0 : -1;
    for (const save of saves) {
      save.hidden = !isComparableRun(item) || item.live !== undefined;
      // Its place is kept: rows that move when another is pressed would lose the click.
      save.style.visibility = held ? '' : 'hidden';
    }
  }

  return {
    node,
    update(next, mark, selected) {
      item = next;
      const shown = chooseShownStatus(item);
      const word = translateStatus(shown);
      node.dataset.key = item.key;
      node.setAttribute('aria-label', `${item.title}, ${word}`);
      setText(title, item.title || trans.__('(no title)'));
      title.title = item.title;
      status.dataset.status = shown;
      setText(status, item.problem === undefined ? `${statusSigns[shown]} ${word}` : trans.__('cannot be read'));
      setText(place, [placeText(item, trans), seedText(item, trans), formatDateTime(item.started)].filter(Boolean).join(', '));
      check.checked = selected;
      check.disabled = !isComparableRun(item);
      check.title = check.disabled ? (item.problem ?? noRecord()) : '';
      setText(says, item.problem ?? (item.live ? '' : item.says || (check.disabled ? noRecord() : '')));
      says.hidden = says.textContent === '';
      says.classList.toggle('sr-mod-whole', item.interrupted !== undefined);
      check.setAttribute('aria-label', trans.__('Compare %1', item.title));
      if (star.getAttribute('aria-pressed') !== String(mark.star)) star.setAttribute('aria-pressed', String(mark.star));
      setText(star, mark.star ? '★' : '☆');
      star.setAttribute('aria-label', trans.__('Star %1', item.title));
      tagEditor.button.setAttribute('aria-label', trans.__('Tag %1', item.title));
      noteEditor.button.setAttribute('aria-label', trans.__('Note on %1', item.title));
      setText(noteText, mark.note);
      noteText.hidden = mark.note === '';
      remove.setAttribute('aria-label', trans.__('Delete %1', item.title));
      resume.setAttribute('aria-label', trans.__('Resume %1', item.title));
      resume.hidden = item.interrupted?.as !== 'run';
      resume.title = resumeSays(item, trans);
      saves.forEach((save, i) =>
        save.setAttribute('aria-label', i ? trans.__('Save %1 as JSON', item.title) : trans.__('Save %1 as CSV', item.title))
      );
      remove.hidden = item.live !== undefined;
      if (tags.join(',') !== mark.tags.join(',')) {
        tags = mark.tags;
        tagList.replaceChildren(...tags.map((tag) => createElement('span', { class: 'sr-Tag' }, tag)));
      }
      if (item.live && !live) {
        live = createLiveControls(trans, (command) => actions.command(item, command));
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
  if (place.kind === 'file' || place.kind === 'folder') return place.path;
  return trans.__('%1, in no output', place.path);
}

function resumeSays({ interrupted }: RunItem, trans: TranslationBundle): string {
  const given = interrupted?.given.join(', ') ?? '';
  return trans.__('Insert a cell that goes on with this run. First define again what it began with: %1.', given);
}

/** Tells the runs of a study apart, where their titles do not. */
function seedText({ title, facts, live }: RunItem, trans: TranslationBundle): string {
  const seed = facts?.seed ?? live?.seed;
  return seed === undefined || hasSeedInTitle(title) ? '' : trans.__('seed %1', seed);
}
