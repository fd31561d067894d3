import { asCandidate, type Candidate } from './Candidate';
import type { CellProject } from './createCellProject';

/** Values, and then types. */
const questions = ['globalThis.', 'let it: globalThis.'];

/** What can stand anywhere: the members of `globalThis`, of which the compiler is asked once, and again when the options have changed. */
export function createGlobalsList({ ask, options, files, questionPath }: CellProject): () => readonly Candidate[] {
  let listed: Candidate[] = [];
  let listedFor: object | undefined;

  function list(question: string): Candidate[] {
    files.write(questionPath, `export {};\n${question}`);
    const entries = ask(
      ({ checker }) => checker.getCompletionsAtPosition(questionPath, 'export {};\n'.length + question.length)?.entries
    );
    // What the cells have comes before that.
    return (entries ?? []).map((one) => ({ ...asCandidate(one), order: '14' }));
  }

  return () => {
    if (listedFor === options()) return listed;
    const found = new Map(questions.flatMap(list).map((one) => [one.text, one]));
    listedFor = options();
    listed = [...found.values()];
    return listed;
  };
}
