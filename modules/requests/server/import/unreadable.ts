/** The file cannot be read as it was said to be; a sentence for whoever runs the import. */
export class Unreadable extends Error {
  override name = 'Unreadable'
}
