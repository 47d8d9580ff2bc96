package vn.sen.web;

import java.util.List;
import vn.sen.access.Person;
import vn.sen.catalog.Agency;

/**
 * What administrators of the portal do.
 *
 * @param agencies those that go on
 * @param filled what a refused form held, so that nothing has to be typed again
 * @param problem why it was refused; may be ""
 */
public record AdministrationPage(
    List<Agency> agencies, List<Person> administrators, FormFields filled, String problem) {

  /** What the field held when the form named by {@code action} was refused; else "". */
  public String filled(String action, String field) {
    return filled.text("do").equals(action) ? filled.text(field) : "";
  }
}
