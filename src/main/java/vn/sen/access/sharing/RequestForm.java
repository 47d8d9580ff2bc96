package vn.sen.access.sharing;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * One form for several datasets of one or several owners.
 *
 * @param slugs of the datasets
 * @param agency slug of the agency for which access is asked
 * @param purpose code of {@code vocab/purposes}
 */
public record RequestForm(
    List<String> slugs,
    Optional<String> agency,
    String purpose,
    String project,
    LocalDate starts,
    LocalDate ends) {
  public RequestForm {
    slugs = slugs.stream().distinct().toList();
  }
}
