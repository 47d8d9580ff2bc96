package vn.sen.data;

import jakarta.inject.Singleton;
import java.io.InputStream;
import vn.sen.privacy.FileContents;

/** Lets the disclosure check read what the portal holds. */
@Singleton
final class StoredFileContents implements FileContents {
  private final DataFiles files;

  StoredFileContents(DataFiles files) {
    this.files = files;
  }

  @Override
  public InputStream open(String sha256) {
    return files.open(sha256, 0);
  }
}
