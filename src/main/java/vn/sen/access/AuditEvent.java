package vn.sen.access;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Something to be recorded in the audit log.
 *
 * @param agency slug of the agency whose data or people it concerns: it reads the entry
 * @param subject what it was done to: a dataset's, agreement's or agency's IRI, or a person's id
 * @param details further facts by name, such as {@code purpose}, {@code agreement}, {@code file},
 *     {@code reason}; no personal data beyond what the entry needs
 */
public record AuditEvent(
    AuditAction action,
    Optional<Person> actor,
    Optional<String> agency,
    Optional<String> subject,
    Map<String, String> details) {

  public AuditEvent {
    details = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(details));
  }

  /** By the caller; nothing else is said yet. */
  public static AuditEvent of(AuditAction action, Caller caller) {
    return new AuditEvent(action, caller.person(), Optional.empty(), Optional.empty(), Map.of());
  }

  public static AuditEvent of(AuditAction action, Person actor) {
    return new AuditEvent(action, Optional.of(actor), Optional.empty(), Optional.empty(), Map.of());
  }

  /** By nobody who is known, or by the portal itself. */
  public static AuditEvent of(AuditAction action) {
    return new AuditEvent(action, Optional.empty(), Optional.empty(), Optional.empty(), Map.of());
  }

  public AuditEvent inAgency(String slug) {
    return new AuditEvent(action, actor, Optional.of(slug), subject, details);
  }

  public AuditEvent about(String iri) {
    return new AuditEvent(action, actor, agency, Optional.of(iri), details);
  }

  public AuditEvent with(String name, String value) {
    Map<String, String> more = new TreeMap<>(details);
    more.put(name, value);
    return new AuditEvent(action, actor, agency, subject, more);
  }
}
