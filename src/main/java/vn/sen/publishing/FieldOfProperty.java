package vn.sen.publishing;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import vn.sen.metadata.ValidationReport;

/** Which field of the form a finding of the profile is shown at. */
final class FieldOfProperty {
  private static final Map<String, String> FIELDS =
      Map.ofEntries(
          Map.entry("http://purl.org/dc/terms/title", "title"),
          Map.entry("http://purl.org/dc/terms/description", "description"),
          Map.entry("http://www.w3.org/ns/dcat#keyword", "keywords"),
          Map.entry("http://www.w3.org/ns/dcat#theme", "themes"),
          Map.entry("http://purl.org/dc/terms/publisher", "publisher"),
          Map.entry("http://purl.org/dc/terms/accessRights", "accessLevel"),
          Map.entry("http://purl.org/dc/terms/available", "embargo"),
          Map.entry("http://purl.org/dc/terms/accrualPeriodicity", "frequency"),
          Map.entry("http://purl.org/dc/terms/spatial", "places"),
          Map.entry("http://purl.org/dc/terms/temporal", "start"),
          Map.entry("http://www.w3.org/ns/dcat#startDate", "start"),
          Map.entry("http://www.w3.org/ns/dcat#endDate", "end"),
          Map.entry("http://purl.org/dc/terms/language", "languages"),
          Map.entry("http://www.w3.org/ns/dcat#contactPoint", "contactNameVi"),
          Map.entry("http://www.w3.org/2006/vcard/ns#fn", "contactNameVi"),
          Map.entry("http://www.w3.org/2006/vcard/ns#hasEmail", "contactEmail"),
          Map.entry("http://www.w3.org/2006/vcard/ns#hasURL", "contactUrl"),
          Map.entry("http://www.w3.org/2006/vcard/ns#hasTelephone", "contactTelephone"),
          Map.entry("http://purl.org/dc/terms/license", "licence"),
          Map.entry("http://www.w3.org/ns/dcat#landingPage", "landingPage"),
          Map.entry("http://www.w3.org/ns/dcat#inSeries", "series"),
          Map.entry("http://www.w3.org/ns/dcat#endpointURL", "endpointUrl"),
          Map.entry("http://www.w3.org/ns/dcat#endpointDescription", "endpointDescription"),
          Map.entry("http://www.w3.org/ns/dcat#servesDataset", "serves"));

  /** Said of each file, but asked once. */
  private static final Set<String> OF_FILES_TOO = Set.of("http://purl.org/dc/terms/license");

  private FieldOfProperty() {}

  /** "" when the form has no field for it. */
  static String of(ValidationReport.Cause cause) {
    boolean ofDataset =
        cause.occurrences().isEmpty()
            || cause.occurrences().stream()
                .anyMatch(
                    one -> one.focus().equals(one.description()) || one.focus().startsWith("_:"));
    if (!ofDataset && !OF_FILES_TOO.contains(cause.property())) {
      return "";
    }
    String field = FIELDS.getOrDefault(cause.property(), "");
    boolean bilingual =
        field.equals("title") || field.equals("description") || field.equals("keywords");
    if (!bilingual) {
      return field;
    }
    boolean english = cause.shape().toLowerCase(Locale.ROOT).endsWith("-en");
    return field + (english ? "En" : "Vi");
  }
}
