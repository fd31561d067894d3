/** The globals of the kernel, declared: TypeScript does not know a name that only the run-time has. */
export const ambientGlobalDeclarations = `
/** Asks the reader for a line and waits for it. With \`password\` the line is not shown. */
declare function input(prompt?: string, password?: boolean): string;
/** Asks the reader for a line and waits for it, as in a browser; an empty line gives \`initial\`. */
declare function prompt(message?: string, initial?: string): string | null;
/** Shows a value in the output of the running cell, as its last expression would be shown. */
declare function display(value: unknown): Promise<void>;
/** Shows a value in the front end's pager, beside the notebook or under the cell, instead of in its output. */
declare function page(value: unknown): Promise<void>;
/** Removes the output of the running cell; with \`wait\`, when the next output comes. */
declare function clearOutput(wait?: boolean): void;
/** As newer versions of Node have it. */
interface ImportMeta { main: boolean }
`;
