import type { Locator, Page } from 'playwright-core';
import { expect, vi } from 'vitest';
import { stillroomMime } from '../../src/views/bundle/MimeBundle';
import { execute } from '../startLab';

export interface OutputJson {
  output_type: string;
  name?: string;
  text?: string | string[];
  ename?: string;
  data?: { [mime: string]: any };
}

export interface CellJson {
  cell_type: string;
  execution_count?: number | null;
  source: string | string[];
  outputs?: OutputJson[];
}

/** What these tests use of JupyterLab's own objects. */
interface App {
  shell: {
    currentWidget: {
      sessionContext: { session: { kernel: { status: string } | null } | null };
      content: {
        activeCell: { model: { sharedModel: { setSource(source: string): void } } };
        model: { sharedModel: { toJSON(): { cells: CellJson[] } } };
      };
    };
  };
}

export const panelSelector = '.jp-NotebookPanel:not(.lm-mod-hidden)';

/** The cell at this place of the notebook in front, which is scrolled to. */
export async function cellAt(page: Page, index: number): Promise<Locator> {
  const cell = page.locator(`${panelSelector} .jp-Cell[data-windowed-list-index="${index}"]`);
  await cell.scrollIntoViewIfNeeded();
  return cell;
}

/** The cells of the notebook in front, as they would be saved. */
export function cells(page: Page): Promise<CellJson[]> {
  return page.evaluate(
    () => (window as unknown as { jupyterapp: App }).jupyterapp.shell.currentWidget.content.model.sharedModel.toJSON().cells
  );
}

/** Undefined without a kernel. */
export function kernelStatus(page: Page): Promise<string | undefined> {
  return page.evaluate(
    () => (window as unknown as { jupyterapp: App }).jupyterapp.shell.currentWidget.sessionContext.session?.kernel?.status
  );
}

/** Waits until the kernel has nothing to do; in a hook as well, where `expect.poll` may not be. */
export async function idle(page: Page): Promise<void> {
  await vi.waitFor(async () => expect(await kernelStatus(page)).toBe('idle'), { timeout: 300_000, interval: 100 });
}

/** Waits until every code cell has run, or one of them has failed, and nothing is being computed. */
export async function finished(page: Page, timeout = 300_000): Promise<void> {
  const done = async () => {
    const code = (await cells(page)).filter((cell) => cell.cell_type === 'code' && cell.source.length > 0);
    const failed = code.some(({ outputs }) => outputs!.some((output) => output.output_type === 'error'));
    const all = code.every(({ execution_count: count }) => typeof count === 'number');
    return (failed || all) && (await kernelStatus(page)) === 'idle';
  };
  await expect.poll(done, { timeout, interval: 250 }).toBe(true);
}

/** Opens what is folded in the first run of a cell. */
export async function openFolded(cell: Locator): Promise<void> {
  await cell.locator('.sr-Run > details:not([open]) > summary').first().click();
}

/** Chooses in the menu bar, as a reader does. */
export async function choose(page: Page, menu: string, item: string): Promise<void> {
  await page.getByRole('menubar').getByRole('menuitem', { name: menu, exact: true }).click();
  await page.getByRole('menuitem', { name: item }).first().click();
}

/** Writes this source into the active cell. */
export async function write(page: Page, source: string): Promise<void> {
  await page.evaluate((text) => {
    const { shell } = (window as unknown as { jupyterapp: App }).jupyterapp;
    shell.currentWidget.content.activeCell.model.sharedModel.setSource(text);
  }, source);
}

/** Runs a new cell below the active one, and gives its place when it has begun. */
export async function begin(page: Page, source: string): Promise<void> {
  await execute(page, 'notebook:insert-cell-below');
  await write(page, source);
  // Settles only when the cell has run.
  void execute(page, 'notebook:run-cell').catch(() => undefined);
}

/** The view that the cell shows last. */
export function viewOf(all: CellJson[], index: number): any {
  return all[index].outputs!.flatMap((output) => output.data?.[stillroomMime] ?? []).at(-1);
}

/** Saves the notebook in front without being asked for a name. */
export function savedPath(page: Page): Promise<string> {
  return page.evaluate(async () => {
    interface Context {
      path: string;
      save(): Promise<void>;
    }
    const { context } = (window as unknown as { jupyterapp: { shell: { currentWidget: { context: Context } } } }).jupyterapp.shell
      .currentWidget;
    await context.save();
    return context.path;
  });
}
