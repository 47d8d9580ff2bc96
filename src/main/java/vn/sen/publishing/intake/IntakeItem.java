package vn.sen.publishing.intake;

import java.util.List;
import vn.sen.metadata.DatasetFields;

/**
 * One dataset as it came in, in the form's fields.
 *
 * @param place where it stands in what came in
 * @param slug wanted; "" to have one made
 * @param links to data that lie elsewhere
 */
record IntakeItem(String place, String slug, DatasetFields fields, List<Link> links) {

  IntakeItem {
    links = List.copyOf(links);
  }

  /**
   * @param format code of the file type, such as CSV; "" when unknown
   */
  record Link(String url, String title, String format) {}
}
