/** A file that may be an image, as the listing of its folder tells it: nothing of it was decoded. */
export interface ListedFile {
  /** From the set's folder on, "/" between its parts. */
  path: string;
  bytes: number;
  /** When it was last written, in milliseconds since 1970. */
  modified: number;
}

/** All that a folder holds, in natural order. */
export interface Listing {
  /** The folder itself. */
  root: string;
  /** Folders below it, empty ones too. */
  folders: string[];
  /** Files that are images by their name's ending or by how they begin. */
  files: ListedFile[];
  /** Hidden files and folders, and those that systems leave behind: Thumbs.db, __MACOSX. Not entered. */
  hidden: string[];
  /** Files that are no images. */
  others: string[];
  /** Links to a folder that they lie in. */
  loops: string[];
  /** Links to a folder that another link led to. */
  linkedTwice: string[];
  /** What could not be looked at, and why. */
  unreadable: { path: string; why: string }[];
}
