import type { TranslationBundle } from '@jupyterlab/translation';
import { Widget } from '@lumino/widgets';
import { createButton } from '../../dom/controls/createButton';
import { createElement } from '../../dom/createElement';
import { setText } from '../../dom/setText';
import { onThemeChange } from '../../plot/readTheme';
import { preferencesChanged } from '../../preferences/currentPreferences';
import { createRunSection } from '../../views/run/createRunSection';
import type { RunItem } from '../model/RunItem';
import type { Runs } from '../model/Runs';
import { computeRunContentKey } from '../model/computeRunContentKey';

/** A run that goes on is drawn again this often. */
const pause = 1000;

/** How the data of a run is saved. */
type SaveRun = (item: RunItem, format: 'csv' | 'json') => void;

/** One run in a tab: for runs that no output draws, as those of a study, a sweep or `show: false`. */
export class RunTab extends Widget {
  private readonly section = createRunSection();
  private readonly endTheme: () => void;
  private readonly missing: HTMLElement;
  private readonly tools: HTMLElement;
  private readonly gone: string;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private drawn = '';
  private version: string | null = null;

  constructor(
    readonly key: string,
    private readonly source: Runs,
    save: SaveRun,
    trans: TranslationBundle
  ) {
    super();
    this.addClass('jp-StillroomView');
    this.addClass('jp-StillroomCompared');
    const saves = (format: 'csv' | 'json') => () => {
      const item = source.find(key);
      if (item) save(item, format);
    };
    this.tools = createElement(
      'div',
      { class: 'sr-RunTools' },
      createButton(trans.__('Save as CSV'), { name: 'csv' }, saves('csv')),
      createButton(trans.__('Save as JSON'), { name: 'json' }, saves('json'))
    );
    this.missing = createElement('p', { class: 'sr-Note', role: 'status' }, trans.__('Reading the run …'));
    this.gone = trans.__('This run is not here: open its notebook, or put its record back.');
    this.section.node.hidden = this.tools.hidden = true;
    this.node.append(this.missing, this.tools, this.section.node);
    this.endTheme = onThemeChange(() => this.section.recolour());
    source.changed.connect(this.later, this);
    preferencesChanged.connect(this.follow, this);
    void this.read();
  }

  override dispose(): void {
    if (this.isDisposed) return;
    clearTimeout(this.timer);
    this.source.changed.disconnect(this.later, this);
    preferencesChanged.disconnect(this.follow, this);
    this.endTheme();
    this.section.dispose();
    super.dispose();
  }

  private follow(): void {
    this.section.recolour();
  }

  private later(): void {
    this.timer ??= setTimeout(() => {
      this.timer = undefined;
      void this.read();
    }, pause);
  }

  /** What has gone meanwhile stays as it was seen last. */
  private async read(): Promise<void> {
    const item = this.source.find(this.key);
    const version = item ? computeRunContentKey(item) : null;
    if (this.drawn && version !== null && version === this.version) return;
    const view = (await item?.read()) ?? null;
    if (this.isDisposed) return;
    if (!view) return setText(this.missing, this.drawn ? '' : this.gone);
    const now = JSON.stringify([item?.status, view]);
    if (now === this.drawn) return;
    this.drawn = now;
    this.version = version;
    this.title.label = view.title.slice(0, 60);
    this.missing.hidden = true;
    this.section.node.hidden = this.tools.hidden = false;
    const isCut = item?.status === 'interrupted';
    this.section.update(isCut ? { ...view, shownStatus: 'interrupted', lead: undefined, says: item.says } : view);
  }
}
