import type { JupyterFrontEnd } from '@jupyterlab/application';
import type { ISessionContext } from '@jupyterlab/apputils';
import type { ISharedCodeCell, ISharedNotebook } from '@jupyter/ydoc';
import type { ISignal } from '@lumino/signaling';
import type { Widget } from '@lumino/widgets';

/** What the panel uses of an open notebook. By shape and not by class: so it needs no package of notebooks, and Notebook 7 is the same. */
export interface OpenNotebook extends Widget {
  context: {
    path: string;
    pathChanged: ISignal<unknown, string>;
    ready: Promise<void>;
    sessionContext: ISessionContext;
    contentsModel: { writable?: boolean } | null;
    model: { sharedModel: ISharedNotebook };
  };
  content: Widget & {
    activeCellIndex: number;
    scrollToItem?(index: number, align?: string): Promise<void>;
    widgets: readonly Widget[];
    model: { readOnly: boolean } | null;
  };
}

/** Of several views of one notebook the first: its runs are listed once. */
export function openNotebooks(app: JupyterFrontEnd): OpenNotebook[] {
  const open = [...app.shell.widgets('main')].filter(isNotebook).filter(({ isDisposed }) => !isDisposed);
  return [...new Map(open.reverse().map((notebook) => [notebook.context, notebook])).values()].reverse();
}

function isNotebook(widget: Widget): widget is OpenNotebook {
  const { context, content } = widget as unknown as Partial<OpenNotebook>;
  const model = context?.model as OpenNotebook['context']['model'] | undefined;
  return Array.isArray(model?.sharedModel?.cells) && typeof content?.activeCellIndex === 'number';
}

export function isCode(cell: { cell_type: string }): cell is ISharedCodeCell {
  return cell.cell_type === 'code';
}
