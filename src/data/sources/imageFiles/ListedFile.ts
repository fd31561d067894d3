/** A file that may be an image, from the listing of its folder. It has not been decoded. */
export interface ListedFile {
  /** Path relative to the set's folder, with "/" between its parts. */
  path: string;
  bytes: number;
  /** When it was last written, in milliseconds since 1970. */
  modified: number;
}

/** Everything in a folder, in natural order. */
export interface Listing {
  /** The folder itself. */
  root: string;
  /** Folders below it, empty ones too. */
  folders: string[];
  /** Files that are images according to their extension or their first bytes. */
  files: ListedFile[];
  /** Hidden files and folders, and those that systems leave behind: Thumbs.db, __MACOSX. They are not searched. */
  hidden: string[];
  /** Files that are not images. */
  others: string[];
  /** Pipes, devices and sockets. They are never opened: reading one could wait for ever. */
  special: string[];
  /** Links that lead out of the folder. They are not followed. */
  outside: string[];
  /** Links to a folder that contains them. */
  loops: string[];
  /** Links to a folder that another link has already led to. */
  linkedTwice: string[];
  /** What could not be read, and why. */
  unreadable: { path: string; why: string }[];
}
