package vn.sen.privacy;

import java.io.IOException;
import java.io.InputStream;

/** Opens content that the portal holds, for a check that is still missing. */
public interface FileContents {

  /**
   * @return closed by the caller
   * @throws IOException when the content cannot be read, or is not there
   */
  InputStream open(String sha256) throws IOException;
}
