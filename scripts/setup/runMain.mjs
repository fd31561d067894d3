import { SetupError } from './SetupError.mjs';

/** Runs a script's main function; what the reader can mend is shown without a stack. */
export async function runMain(main) {
  try {
    await main();
  } catch (error) {
    console.error(error instanceof SetupError ? error.message : error.stack);
    process.exit(1);
  }
}
