import type { JupyterFrontEnd, JupyterFrontEndPlugin } from '@jupyterlab/application';
import { codeCellRequest, type CodeCellRequest } from '../views/alignmentMap/requestCodeCellInsertion';

/** As much as this uses of a notebook's panel, in JupyterLab and in Notebook 7. */
interface NotebookPanel {
  node: HTMLElement;
  context: { contentsModel: { writable?: boolean } | null };
  content: {
    widgets: readonly { node: HTMLElement }[];
    activeCellIndex: number;
    activeCell: { model: { sharedModel: { setSource(source: string): void } } } | null;
    model: { readOnly: boolean } | null;
  };
}

/** Gives the views of a notebook what they ask for: a new code cell below the one that they are in. */
export const insertCellsPlugin: JupyterFrontEndPlugin<void> = {
  id: '@stillroom/lab:insert-cells',
  description: 'Inserts the cells that a view offers.',
  autoStart: true,
  activate: ({ shell, commands }: JupyterFrontEnd) => {
    document.addEventListener(codeCellRequest, (event) => {
      const { source } = (event as CustomEvent<CodeCellRequest>).detail;
      const panel = panelOf(shell, event.target as Node);
      if (!panel || !commands.hasCommand('notebook:insert-cell-below')) return;
      event.preventDefault();
      if (source === undefined) return;
      // The commands work on the active cell of the current panel.
      panel.content.activeCellIndex = panel.content.widgets.findIndex(({ node }) => node.contains(event.target as Node));
      void commands
        .execute('notebook:insert-cell-below')
        .then(() => panel.content.activeCell?.model.sharedModel.setSource(source));
    });
  }
};

/** The notebook that a node is in, where it may be written. */
function panelOf(shell: JupyterFrontEnd.IShell, node: Node): NotebookPanel | null {
  const panel = shell.currentWidget as Partial<NotebookPanel> | null;
  const isNotebook = panel?.content?.widgets?.some((cell) => cell.node.contains(node));
  if (!isNotebook || panel?.context?.contentsModel?.writable === false || panel?.content?.model?.readOnly) return null;
  return panel as NotebookPanel;
}
