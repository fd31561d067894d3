import { runMain } from './setup/runMain.mjs';
import { setUp } from './setup/setUp.mjs';

await runMain(setUp);
