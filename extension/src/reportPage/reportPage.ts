import { codeSwitch } from './codeSwitch';
import { followColorScheme } from './followColorScheme';
import { foldContents } from './foldContents';
import { liveFigure } from './liveFigure';
import { usePageLanguage } from './usePageLanguage';
import { runWhenNear } from './runWhenNear';

/** What makes a report's page more than its text: without it the static figures and the tables are all there. */
usePageLanguage();
followColorScheme();
foldContents();
codeSwitch();
for (const figure of document.querySelectorAll<HTMLElement>('[data-view]')) runWhenNear(figure, () => liveFigure(figure));
