/** A Jupyter error: the content of `error` and of a failed reply. */
export interface ErrorReport {
  ename: string;
  evalue: string;
  traceback: string[];
}
