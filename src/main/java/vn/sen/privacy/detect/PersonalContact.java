package vn.sen.privacy.detect;

import java.util.Locale;
import java.util.Set;

/**
 * Tells a person's contact from an office's where only the contact itself is at hand. Belongs to
 * one thread.
 */
public final class PersonalContact {
  /** Mailboxes that people open for themselves; offices have domains of their own. */
  private static final Set<String> PRIVATE_DOMAINS =
      Set.of(
          "gmail.com",
          "yahoo.com",
          "yahoo.com.vn",
          "outlook.com",
          "hotmail.com",
          "live.com",
          "icloud.com",
          "proton.me",
          "protonmail.com");

  private final PersonNameDetector names = new PersonNameDetector();
  private final EmailDetector emails = new EmailDetector();
  private final PersonNames.Reading reading = PersonNames.bundled().reading();

  /** Whether the whole text is a person's name. */
  public boolean isName(String text) {
    return names.match(text) == Strength.STRONG;
  }

  /**
   * Whether some e-mail address in the text is a person's: at a provider of private mailboxes, or
   * made of a family name and a given name (nga.tran@, tran.thi.nga@).
   */
  public boolean holdsPersonalMailbox(String text) {
    for (int at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
      int start = at;
      while (start > 0 && EmailDetector.isLocal(text.charAt(start - 1))) {
        start--;
      }
      int end = at + 1;
      while (end < text.length() && EmailDetector.isLocal(text.charAt(end))) {
        end++;
      }
      while (end > at && text.charAt(end - 1) == '.') {
        end--;
      }
      String local = text.substring(start, at).toLowerCase(Locale.ROOT);
      String domain = text.substring(at + 1, end).toLowerCase(Locale.ROOT);
      boolean address = emails.match(local + "@" + domain) == Strength.STRONG;
      if (address && (PRIVATE_DOMAINS.contains(domain) || isMadeOfNames(local))) {
        return true;
      }
    }
    return false;
  }

  private boolean isMadeOfNames(String local) {
    String[] parts = local.replaceAll("\\d+$", "").split("[._-]");
    boolean family = false;
    boolean given = false;
    for (String part : parts) {
      family |= reading.isFamily(part);
      given |= reading.isGiven(part);
    }
    return parts.length >= 2 && family && given;
  }
}
