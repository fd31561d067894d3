import type { IRenderMime } from '@jupyterlab/rendermime-interfaces';
import { stillroomMime } from '../../../src/views/bundle/MimeBundle';
import { recordFactoryName } from '../runs/model/recordFactoryName';
import { speak } from '../dom/trans';
import { ViewRenderer } from '../renderer/ViewRenderer';

/** Draws a view wherever Jupyter shows an output: notebooks, consoles, saved files. Rank below text/html's 50, so that it is chosen first. */
const mimeExtension: IRenderMime.IExtension = {
  id: '@stillroom/lab:views',
  description: 'Draws the views of a distillation.',
  rendererFactory: {
    // The view is plain data: no string of it becomes markup, a link or code, so an untrusted notebook may show it.
    safe: true,
    mimeTypes: [stillroomMime],
    createRenderer: ({ mimeType, translator }) => {
      if (translator) speak(translator.load('stillroom'));
      return new ViewRenderer(mimeType);
    }
  },
  rank: 20,
  dataType: 'json',
  // A record, as `kd.saveRecord` writes it, opens as a document: by itself when its name ends in ".run.json", by "Open With" and from the runs
  // panel else. The type of its own is needed: a document is drawn by the renderer of its primary type.
  fileTypes: [{ name: 'stillroom-run', displayName: recordFactoryName, extensions: ['.run.json'], mimeTypes: [stillroomMime] }],
  documentWidgetFactoryOptions: {
    ...{ name: recordFactoryName, primaryFileType: 'stillroom-run', fileTypes: ['stillroom-run', 'json'] },
    defaultFor: ['stillroom-run']
  }
};

export default mimeExtension;
