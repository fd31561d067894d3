import { readErrorMessage } from '../../../checks/readErrorMessage';
import type { FederationState } from './FederationState';

/** What a strategy does for the server. If that fails, the error says in which of its functions; only the end of the run goes through. */
export async function callServerStrategy<Answer>(
  { setup, recorder }: FederationState,
  member: 'begin' | 'serve' | 'logitsOf',
  ask: () => Answer | Promise<Answer>
): Promise<Answer> {
  try {
    return await ask();
  } catch (error) {
    if (error === setup.stop || recorder.stopped()) throw setup.stop;
    const says = readErrorMessage(error);
    if (says.includes(': expected ')) throw error;
    throw new Error(
      `${setup.subject}: expected ${member} of the strategy to work, got the error "${says}"; look at that function`,
      {
        cause: error
      }
    );
  }
}
