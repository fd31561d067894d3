import { addCodeToggle } from './addCodeToggle';
import { followColorScheme } from './followColorScheme';
import { foldTableOfContents } from './foldTableOfContents';
import { replacePictureWithLiveView } from './replacePictureWithLiveView';
import { usePageLanguage } from './usePageLanguage';
import { runWhenNearViewport } from './runWhenNearViewport';

/** What makes a report's page more than its text: without it the static figures and the tables are all there. */
usePageLanguage();
followColorScheme();
foldTableOfContents();
addCodeToggle();
for (const figure of document.querySelectorAll<HTMLElement>('[data-view]'))
  runWhenNearViewport(figure, () => replacePictureWithLiveView(figure));
