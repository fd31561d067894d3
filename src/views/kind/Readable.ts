/** Every view can be read without being seen. */
export interface Readable {
  /** Of the kind's format; 1 where it is left out. What draws an older one says so and shows the picture and the text beside it. */
  version?: 1;
  title: string;
  /** One sentence that reads the result out: the caption, the alternative text and the plain-text form. */
  says: string;
}
