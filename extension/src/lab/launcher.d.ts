/** Of JupyterLab's launcher only the token is used; JupyterLab itself brings the package. */
declare module '@jupyterlab/launcher' {
  import type { Token } from '@lumino/coreutils';
  export interface ILauncher {
    add(item: { command: string; args?: { [name: string]: string }; category?: string; rank?: number }): unknown;
  }
  export const ILauncher: Token<ILauncher>;
}
