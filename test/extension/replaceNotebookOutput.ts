import type { Page } from 'playwright-core';
import { stillroomMime } from '../../src/views/bundle/MimeBundle';

interface App {
  shell: { currentWidget: { content: { widgets: { model: { outputs: { set(index: number, output: object): void } } }[] } } };
}

/** What `update_display` does to the notebook in front: the first output's model is given a new bundle, and after a pause in milliseconds the next one. */
export function replaceNotebookOutput(page: Page, views: unknown[], pause = 0): Promise<void> {
  return page.evaluate(
    async ([mime, all, between]) => {
      const { shell } = (window as unknown as { jupyterapp: App }).jupyterapp;
      const { outputs } = shell.currentWidget.content.widgets[0].model;
      for (const view of all) {
        const data = { 'text/plain': 'one line', [mime]: view };
        outputs.set(0, { output_type: 'execute_result', execution_count: 1, metadata: {}, data });
        if (between > 0) await new Promise((settle) => setTimeout(settle, between));
      }
    },
    [stillroomMime, views, pause] as const
  );
}
