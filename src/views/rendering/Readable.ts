/** Every view can be read without being seen. */
export interface Readable {
  /** Version of the kind's format; 1 if it is left out. A program that draws an older version says so and shows the stored picture and text. */
  version?: 1;
  title: string;
  /** One sentence that states the result. It is the caption, the alternative text and the plain-text form. */
  says: string;
}
