package vn.sen.publishing;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import vn.sen.data.DataFiles;
import vn.sen.data.FilesConfig;

/**
 * Deletes content that nobody wants any more: no dataset, no version, no open draft. What was
 * stored lately is spared, as its draft may not be written yet.
 */
@Singleton
public final class FileCleanUp {
  private final DataFiles files;
  private final Drafts drafts;
  private final FilesConfig config;
  private final Clock clock;

  FileCleanUp(DataFiles files, Drafts drafts, FilesConfig config, Clock clock) {
    this.files = files;
    this.drafts = drafts;
    this.config = config;
    this.clock = clock;
  }

  /** Hashes of what was deleted. */
  public List<String> run() {
    Instant before = clock.instant().minus(Duration.ofHours(config.orphanHours()));
    List<String> candidates = new ArrayList<>();
    files.list(
        content -> {
          if (content.stored().isBefore(before)) {
            candidates.add(content.sha256());
          }
        });
    List<String> deleted = new ArrayList<>();
    for (String sha256 : candidates) {
      if (!drafts.isWanted(sha256) && files.deleteStoredBefore(sha256, before)) {
        deleted.add(sha256);
      }
    }
    return deleted;
  }
}
