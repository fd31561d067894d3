import type { ISettingRegistry } from '@jupyterlab/settingregistry';
import type { JSONObject } from '@lumino/coreutils';

/** What the reader has said of a run. */
export interface RunAnnotation {
  star: boolean;
  tags: string[];
  note: string;
}

export interface RunAnnotations {
  of(run: string): RunAnnotation;
  set(run: string, mark: RunAnnotation): void;
  dispose(): void;
}

export const runsPluginId = '@stillroom/lab:runs';

export const unmarked: RunAnnotation = { star: false, tags: [], note: '' };
const longestTag = 40;
const mostTags = 20;
export const longestNote = 2000;

/**
 * Stars, tags and notes, in the reader's settings: they are there after a reload, in every workspace and for every notebook that shows the run, and no
 * notebook is changed by them. Without settings they last as long as the page.
 */
export function createRunAnnotations(registry: ISettingRegistry | null, changed: () => void): RunAnnotations {
  let settings: ISettingRegistry.ISettings | null = null;
  let marks = new Map<string, RunAnnotation>();
  let saving = 0;
  const read = () => {
    // What comes back of an earlier save knows nothing of a later one.
    if (saving > 0) return;
    const saved = Object.entries((settings?.composite.marks ?? {}) as JSONObject);
    marks = new Map(saved.map(([run, mark]) => [run, readMark(mark)]));
    changed();
  };
  void registry?.load(runsPluginId).then(
    (loaded) => {
      settings = loaded;
      settings.changed.connect(read);
      read();
    },
    () => undefined
  );
  return {
    of: (run) => marks.get(run) ?? unmarked,
    set(run, mark) {
      const tags = cleanTags(mark.tags);
      const note = cleanNote(mark.note);
      if (mark.star || tags.length || note) marks.set(run, { star: mark.star, tags, note });
      else marks.delete(run);
      changed();
      const saved = Object.fromEntries([...marks].map(([name, one]) => [name, { ...one }]));
      saving++;
      // Without a server that keeps them they last as long as the page.
      void Promise.resolve(settings?.set('marks', saved)).then(
        () => saving--,
        () => saving--
      );
    },
    dispose: () => void settings?.changed.disconnect(read)
  };
}

/** "  a, b,a " is a and b. */
export function cleanTags(tags: readonly string[]): string[] {
  const clean = tags.map((tag) => tag.replace(/\s+/g, ' ').trim().slice(0, longestTag)).filter(Boolean);
  return [...new Set(clean)].slice(0, mostTags);
}

function cleanNote(note: string): string {
  return note.trim().slice(0, longestNote);
}

function readMark(given: unknown): RunAnnotation {
  const { star, tags, note } = (given ?? {}) as { star?: unknown; tags?: unknown; note?: unknown };
  return {
    star: star === true,
    tags: Array.isArray(tags) ? cleanTags(tags.filter((tag) => typeof tag === 'string')) : [],
    note: typeof note === 'string' ? cleanNote(note) : ''
  };
}
