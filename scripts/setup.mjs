import { orExplain } from './setup/orExplain.mjs';
import { setUp } from './setup/setUp.mjs';

await orExplain(setUp);
