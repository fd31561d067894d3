import { codeSwitch } from './codeSwitch';
import { followScheme } from './followScheme';
import { foldContents } from './foldContents';
import { liveFigure } from './liveFigure';
import { pageWords } from './pageWords';
import { whenNear } from './whenNear';

/** What makes a report's page more than its text: without it the static figures and the tables are all there. */
pageWords();
followScheme();
foldContents();
codeSwitch();
for (const figure of document.querySelectorAll<HTMLElement>('[data-view]')) whenNear(figure, () => liveFigure(figure));
