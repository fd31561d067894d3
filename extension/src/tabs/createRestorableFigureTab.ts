import { MainAreaWidget } from '@jupyterlab/apputils';
import type { Contents } from '@jupyterlab/services';
import { stillroomMime } from '../../../src/views/bundle/MimeBundle';
import { fnv1aHash } from '../dom/fnv1aHash';
import { ViewRenderer } from '../renderer/ViewRenderer';
import { findCellOfOutput } from './findCellOfOutput';

/** What a tab is made of again after a reload: the cell of a notebook, and for what is in none, or gone from it, the data itself. */
export interface FigureSource {
  path: string | null;
  cell: string | null;
  /** Which of the cell's figures; of those that are in no cell, when it was opened. */
  place: number;
  data: unknown;
}

/** More than this is not kept with the layout, which the server is sent at every change. */
const keptCharacters = 300_000;

export type FigureTab = MainAreaWidget<ViewRenderer> & { source: FigureSource };

export function createRestorableFigureTab(source: FigureSource): FigureTab {
  const content = new ViewRenderer(stillroomMime);
  const tab = Object.assign(new MainAreaWidget({ content }), { source });
  tab.id = tabId(source);
  tab.title.closable = true;
  content.drew.connect(() => (tab.title.label = (content.view?.title ?? '').slice(0, 60)));
  show(content, source.data);
  return tab;
}

/** One tab a figure. After a reload it has to be the same, else the layout has no place for the tab and keeps an old one beside it. */
export function tabId({ path, cell, place }: FigureSource): string {
  return `stillroom-figure-${fnv1aHash(JSON.stringify([path, cell, place]))}`;
}

const followed = new WeakMap<FigureTab, () => void>();

/** The tab follows an output that goes on; when that is gone it keeps what was shown last. */
export function followOutput(tab: FigureTab, from: ViewRenderer): void {
  followed.get(tab)?.();
  const copy = () => show(tab.content, from.data);
  copy();
  from.drew.connect(copy);
  followed.set(tab, () => from.drew.disconnect(copy));
  tab.disposed.connect(() => followed.get(tab)?.());
}

export function sourceOf(renderer: ViewRenderer): FigureSource {
  const home = findCellOfOutput(renderer);
  const all = [...(renderer.node.closest('.jp-Cell')?.querySelectorAll('.jp-StillroomView') ?? [])];
  return {
    path: home?.path ?? null,
    cell: home?.cell.id ?? null,
    place: home ? Math.max(0, all.indexOf(renderer.node)) : Date.now(),
    data: renderer.data
  };
}

/** As it is kept with the layout. */
export function kept({ data, ...place }: FigureSource): FigureSource {
  const isSmall = JSON.stringify(data ?? null).length <= keptCharacters;
  return { ...place, data: isSmall ? data : null };
}

/** What the saved notebook shows there now; what was kept when it is no longer there. */
export async function readFigureAgain(source: FigureSource, contents: Contents.IManager): Promise<unknown> {
  if (source.path === null) return source.data;
  try {
    const { content } = (await contents.get(source.path)) as { content: { cells?: CellJson[] } };
    const outputs = content.cells?.find(({ id }) => id === source.cell)?.outputs ?? [];
    return outputs.flatMap(({ data }) => data?.[stillroomMime] ?? [])[source.place] ?? source.data;
  } catch {
    return source.data;
  }
}

interface CellJson {
  id?: string;
  outputs?: { data?: { [mime: string]: unknown } }[];
}

function show(renderer: ViewRenderer, data: unknown): void {
  void renderer.renderModel({
    data: { [stillroomMime]: data as never },
    metadata: {},
    trusted: false,
    setData: () => undefined
  });
}
