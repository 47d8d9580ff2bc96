package vn.sen.access.mail;

/** Sends letters; does nothing where no mail server is configured. */
public interface Mail {

  /** False when there is no mail server: then a link is handed over by whoever made it. */
  boolean isConfigured();

  /**
   * Hands the letter over to be sent; returns at once. One that cannot be sent is logged, with its
   * subject and without its text.
   *
   * @param text plain
   */
  void send(String to, String subject, String text);
}
