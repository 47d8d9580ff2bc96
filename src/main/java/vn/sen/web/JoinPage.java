package vn.sen.web;

import java.util.Optional;
import vn.sen.access.Person;
import vn.sen.access.account.OneTimeLink;

/**
 * What a one-time link leads to.
 *
 * @param reader who is signed in
 * @param problem why the last attempt failed; may be ""
 */
public record JoinPage(OneTimeLink link, Optional<Person> reader, String problem) {

  /** An invitation that the reader can take up with the account they have. */
  public boolean canAccept() {
    return link.purpose() == OneTimeLink.Purpose.INVITATION
        && reader.map(person -> person.email().equalsIgnoreCase(link.email())).orElse(false);
  }

  public boolean isPassword() {
    return link.purpose() == OneTimeLink.Purpose.PASSWORD;
  }

  public String kind() {
    return link.purpose().name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
  }
}
