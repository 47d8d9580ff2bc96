package vn.sen.metadata;

import java.util.List;
import java.util.Optional;

/**
 * A dataset's description as pages, the JSON API and the search index read it. Made by {@link
 * DatasetMapper} alone. References to agencies, concepts and targets are absolute IRIs; their
 * labels come from {@link CodeLists}.
 *
 * @param agency has charge of the dataset: its {@code sen:responsibleAgency}, else its {@code
 *     dct:publisher}. It need not have published the data: see {@link #makers()}
 * @param ownAgents publishers and creators of the dataset that the description itself names
 * @param ownPlaces places that the description itself names or draws
 * @param quality the portal's own score, 0 to 100, measured when its description was taken in;
 *     absent where it was not
 */
public record DatasetView(
    String iri,
    String slug,
    LocalizedText title,
    LocalizedText description,
    List<Keyword> keywords,
    List<String> themes,
    Optional<String> agency,
    Optional<String> decidedAgency,
    List<Agent> ownAgents,
    Optional<String> accessRights,
    Optional<String> frequency,
    List<String> spatial,
    List<OwnPlace> ownPlaces,
    List<Period> temporal,
    List<Contact> contacts,
    List<String> aiTasks,
    List<String> legislation,
    Optional<String> target,
    List<String> languages,
    List<String> identifiers,
    Optional<String> version,
    Optional<String> issued,
    Optional<String> modified,
    List<Distribution> distributions,
    AccessTerms accessTerms,
    ResourceKind kind,
    Optional<Integer> quality) {

  /**
   * Available when there is something to get, planned otherwise; derived, never stated. A series
   * and a service lead to data without having any of their own.
   */
  public Status status() {
    return kind == ResourceKind.DATASET && distributions.isEmpty()
        ? Status.PLANNED
        : Status.AVAILABLE;
  }

  /**
   * Who truly published the data at hand, as its distributions say; where none does and no agency
   * has charge of it, those whom the description names itself. May be empty.
   */
  public List<Agent> makers() {
    List<Agent> makers =
        distributions.stream()
            .flatMap(distribution -> distribution.publisher().stream())
            .distinct()
            .toList();
    return makers.isEmpty() && agency.isEmpty() ? ownAgents : makers;
  }

  /** The distribution of a file of the portal's own, by its name in the download address. */
  public Optional<Distribution> findDistribution(String fileName) {
    return distributions.stream()
        .filter(distribution -> distribution.fileName().equals(Optional.of(fileName)))
        .findFirst();
  }

  /** Whether a dataset has data yet. */
  public enum Status {
    AVAILABLE,
    PLANNED;

    /** Lower case, as in addresses and JSON. */
    public String code() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  /**
   * A place that is described rather than taken from a list.
   *
   * @param name may be empty
   * @param point in the middle of what is drawn; empty when nothing is
   */
  public record OwnPlace(LocalizedText name, Optional<GeoPoint> point) {}

  /** One keyword; language is a BCP 47 tag or "". */
  public record Keyword(String text, String language) {}

  /** Lexical forms as stated (a year, a month or a date); either may be absent. */
  public record Period(Optional<String> start, Optional<String> end) {}

  public record Contact(
      LocalizedText name,
      Optional<String> url,
      Optional<String> email,
      Optional<String> telephone) {}

  /**
   * One way to get the data.
   *
   * @param id last segment of its IRI when that IRI lies under the dataset's, else the IRI
   * @param fileName name in the portal's download address, when the portal itself holds the file
   * @param format short label such as CSV, upper case; "" when unknown
   * @param sizeBytes absent when unknown
   * @param columns as described, in the order of the table; empty when they are not
   */
  public record Distribution(
      String iri,
      String id,
      LocalizedText title,
      LocalizedText description,
      String format,
      Optional<String> mediaType,
      Optional<Long> sizeBytes,
      Optional<String> sha256,
      Optional<String> licence,
      Optional<String> attribution,
      Optional<Agent> publisher,
      List<String> sources,
      Optional<String> accessUrl,
      Optional<String> downloadUrl,
      Optional<String> fileName,
      List<Period> temporal,
      Optional<String> issued,
      List<Column> columns) {}

  /**
   * A column of a table (CSV on the Web).
   *
   * @param name as in the file's header
   * @param title what a reader may call it; may be empty
   * @param description its meaning; may be empty
   * @param datatype local name of the XML Schema datatype of its values, or ""
   * @param unit in which its values are measured, as written; or ""
   * @param codeList IRI of the list that its values are codes of, or ""
   */
  public record Column(
      String name,
      LocalizedText title,
      LocalizedText description,
      String datatype,
      String unit,
      String codeList) {

    /** Whether a table's header means this column: by its name, or by one of its titles. */
    public boolean isCalled(String header) {
      return name.equals(header) || title.values().containsValue(header);
    }

    /** A column of which no more is said than its words. */
    public Column(String name, LocalizedText title, LocalizedText description) {
      this(name, title, description, "", "", "");
    }
  }

  /** A publisher that need not be an agency of the portal. */
  public record Agent(Optional<String> iri, LocalizedText name, Optional<String> homepage) {}
}
