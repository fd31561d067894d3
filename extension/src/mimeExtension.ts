import type { IRenderMime } from '@jupyterlab/rendermime-interfaces';
import { stillroomMime } from '../../src/views/MimeBundle';
import { speak } from './trans';
import { ViewRenderer } from './ViewRenderer';

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
  dataType: 'json'
};

export default mimeExtension;
