package vn.sen.publishing;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import vn.sen.access.Person;
import vn.sen.catalog.StoredFile;
import vn.sen.metadata.Description;

/** Rows of drafts and of what publication leaves. Knows nothing of who may do what. */
public interface Drafts {

  /** Runs the work in one transaction: all of it is kept or none. */
  <T> T inOneTransaction(Supplier<T> work);

  /** Whether the calling thread is within one. */
  boolean isInTransaction();

  /** Runs the work once what is being written is committed, and never if it is rolled back. */
  void afterCommit(Runnable work);

  /**
   * @return empty when a draft of this slug is open already
   */
  Optional<Draft> create(
      String slug, String agency, int base, Description description, String title, Person author);

  /** The draft of this slug that is being written, reviewed or scheduled. */
  Optional<Draft> findOpen(String slug);

  /** Whether a dataset has this slug or had it once, or an open draft has it. */
  boolean isTaken(String slug);

  /** Open ones of these agencies, the newest change first. */
  List<Draft> listOpen(Collection<String> agencies);

  /** Scheduled ones whose time has come, the longest waiting first. */
  List<Draft> listDue(Instant now);

  /**
   * Writes the draft's slug, state, description, notes, time and submitter over the row, if that
   * still has the edition that the draft names.
   *
   * @return the draft in its new edition; empty when somebody was faster
   */
  Optional<Draft> replace(Draft draft, String title, String editorName);

  /** In ascending order of names. */
  List<DraftFile> listFiles(UUID draft);

  void putFile(UUID draft, DraftFile file);

  void deleteFile(UUID draft, String name);

  void addComment(UUID draft, DraftComment comment);

  /** The oldest first. */
  List<DraftComment> listComments(UUID draft);

  void deleteComments(UUID draft);

  boolean needsSecondReviewer(String agency);

  void putSecondReviewer(String agency, boolean needed);

  void addVersion(DatasetVersion version, List<StoredFile> files, List<DraftFile> looked);

  /** The newest first; empty for a dataset that was never published from a draft. */
  List<DatasetVersion> listVersions(String slug);

  /** In ascending order of names. */
  List<StoredFile> listVersionFiles(String slug, String version);

  /** What was found in a file of a version, when it was looked into. */
  Optional<vn.sen.data.FileFacts> findFacts(String slug, String version, String fileName);

  /** Whether any dataset, version or draft holds content of this hash. */
  boolean isWanted(String sha256);
}
