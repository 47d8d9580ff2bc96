package vn.sen.web;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import vn.sen.access.AuditAction;
import vn.sen.access.audit.AuditEntry;
import vn.sen.catalog.Agency;

/**
 * An agency's part of the audit log.
 *
 * @param next number to go on before; empty on the last page
 * @param datasets what the IRIs of datasets begin with
 */
public record AuditPage(
    Agency agency,
    Filter filter,
    List<AuditEntry> entries,
    Optional<Long> next,
    String datasets,
    long keptDays) {

  /**
   * What was filled in; "" where nothing was.
   *
   * @param action code of an {@link AuditAction}
   * @param dataset slug or IRI
   * @param person part of a name
   * @param from first day
   * @param until last day
   * @param before entries with smaller numbers only
   */
  public record Filter(
      String action, String dataset, String person, String from, String until, long before) {
    public boolean isEmpty() {
      return (action + dataset + person + from + until).isEmpty();
    }
  }

  static Optional<AuditAction> action(String code) {
    return Arrays.stream(AuditAction.values())
        .filter(action -> action.code().equals(code))
        .findFirst();
  }

  /**
   * A fact of an entry.
   *
   * @param link where it leads; may be ""
   */
  public record Detail(String name, String value, String link) {
    private static final Set<String> KNOWN =
        Set.of(
            "action",
            "agreement",
            "basis",
            "form",
            "hidden",
            "level",
            "purpose",
            "request",
            "tried");

    public boolean isKnown() {
      return KNOWN.contains(name);
    }
  }

  /** In the order in which they were recorded. */
  public static List<Detail> details(AuditEntry entry) {
    List<Detail> details = new ArrayList<>();
    for (int i = 0; i + 1 < entry.details().size(); i += 2) {
      String name = entry.details().get(i);
      String value = entry.details().get(i + 1);
      String link =
          switch (name) {
            case "agreement" -> "/agreements/" + value;
            case "request" -> "/requests/" + value;
            default -> "";
          };
      details.add(new Detail(name, value, link));
    }
    return details;
  }

  /** What can be chosen. */
  public List<AuditAction> actions() {
    return List.of(AuditAction.values());
  }

  /** Code of what was done, also of an action that this version no longer knows. */
  public static String code(AuditEntry entry) {
    return entry.action().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
  }

  public static boolean isKnown(AuditEntry entry) {
    return action(code(entry)).isPresent();
  }

  /** Slug of the dataset that it is about; "" when it is about something else. */
  public String slug(AuditEntry entry) {
    return entry
        .subject()
        .filter(iri -> iri.startsWith(datasets))
        .map(iri -> iri.substring(datasets.length()))
        .orElse("");
  }

  /** The filter as the end of an address, "" or with its question mark. */
  public String query(String before) {
    java.util.StringJoiner pairs = new java.util.StringJoiner("&", "?", "").setEmptyValue("");
    add(pairs, "action", filter.action());
    add(pairs, "dataset", filter.dataset());
    add(pairs, "person", filter.person());
    add(pairs, "from", filter.from());
    add(pairs, "until", filter.until());
    add(pairs, "before", before);
    return pairs.toString();
  }

  private static void add(java.util.StringJoiner pairs, String name, String value) {
    if (!value.isEmpty()) {
      pairs.add(
          name + "=" + java.net.URLEncoder.encode(value, java.nio.charset.StandardCharsets.UTF_8));
    }
  }
}
