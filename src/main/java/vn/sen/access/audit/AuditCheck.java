package vn.sen.access.audit;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds entries of the audit log that were altered, added in between, or taken away. */
@Singleton
public final class AuditCheck {
  private static final int AT_ONCE = 5_000;
  private static final int MOST_FINDINGS = 100;

  private final AuditTrail trail;
  private final AuditHead head;

  AuditCheck(AuditTrail trail, AuditHead head) {
    this.trail = trail;
    this.head = head;
  }

  /**
   * What was found.
   *
   * @param entries how many were checked
   * @param last the newest; empty when the log is empty
   * @param findings a sentence for each thing wrong, at most a hundred; empty when all is right
   */
  public record Report(long entries, Optional<AuditEntry> last, List<String> findings) {
    public boolean isWhole() {
      return findings.isEmpty();
    }
  }

  /** Reads the whole log. */
  public Report verify() {
    List<String> findings = new ArrayList<>();
    Set<String> prunedThrough = new HashSet<>();
    Optional<AuditEntry> first = Optional.empty();
    Optional<AuditEntry> last = Optional.empty();
    long count = 0;
    while (true) {
      List<AuditEntry> batch =
          trail.listAfter(last.map(AuditEntry::sequence).orElse(Long.MIN_VALUE), AT_ONCE);
      if (batch.isEmpty()) {
        break;
      }
      for (AuditEntry entry : batch) {
        if (first.isEmpty()) {
          first = Optional.of(entry);
        }
        check(last, entry, findings);
        if (entry.action().equals("LOG_PRUNED")) {
          prunedThrough.add(
              entry.detail("through").orElse("") + " " + entry.detail("hash").orElse(""));
        }
        last = Optional.of(entry);
        count++;
      }
    }
    first.ifPresent(entry -> checkBeginning(entry, prunedThrough, findings));
    checkHead(last, findings);
    return new Report(count, last, findings.subList(0, Math.min(MOST_FINDINGS, findings.size())));
  }

  private static void check(Optional<AuditEntry> before, AuditEntry entry, List<String> findings) {
    if (!entry.computedHash().equals(entry.hash())) {
      findings.add("Entry %d was altered: its hash does not fit.".formatted(entry.sequence()));
    }
    if (before.isEmpty()) {
      return;
    }
    long expected = before.get().sequence() + 1;
    if (entry.sequence() != expected) {
      findings.add(
          entry.sequence() - 1 == expected
              ? "Entry %d is missing.".formatted(expected)
              : "Entries %d to %d are missing.".formatted(expected, entry.sequence() - 1));
    } else if (!entry.previous().equals(before.get().hash())) {
      findings.add(
          "Entry %d does not follow entry %d: one of them was replaced."
              .formatted(entry.sequence(), before.get().sequence()));
    }
  }

  private static void checkBeginning(
      AuditEntry first, Set<String> prunedThrough, List<String> findings) {
    boolean isBeginning = first.sequence() == 1 && first.previous().equals(AuditEntry.BEGINNING);
    boolean isPruned = prunedThrough.contains((first.sequence() - 1) + " " + first.previous());
    if (!isBeginning && !isPruned) {
      findings.add(
          "Everything before entry %d is missing, and no entry says that it was pruned."
              .formatted(first.sequence()));
    }
  }

  /** The end of the log shows only beside what was written down outside of the database. */
  private void checkHead(Optional<AuditEntry> last, List<String> findings) {
    Optional<AuditHead.Noted> noted = head.find();
    if (noted.isEmpty()) {
      return;
    }
    AuditHead.Noted then = noted.get();
    if (last.isEmpty() || last.get().sequence() < then.sequence()) {
      findings.add(
          "The entries after %d up to %d are missing: the portal had noted them in its data folder."
              .formatted(last.map(AuditEntry::sequence).orElse(0L), then.sequence()));
      return;
    }
    boolean same =
        trail.find(then.sequence()).map(entry -> entry.hash().equals(then.hash())).orElse(false);
    if (!same) {
      findings.add(
          "Entry %d is not the one that the portal had noted in its data folder: the log was written anew."
              .formatted(then.sequence()));
    }
  }
}
