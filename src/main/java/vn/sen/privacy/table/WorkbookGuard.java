package vn.sen.privacy.table;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collections;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * Reads every byte that a workbook expands to before a parser sees any: too much for its size, tags
 * or texts without end, or a table of texts that would not fit into memory, stop the reading.
 */
final class WorkbookGuard {
  private static final int MAX_ENTRIES = 10_000;
  private static final long ALWAYS_ALLOWED_BYTES = 64L << 20;
  private static final long MAX_RATIO = 200;
  private static final long MAX_SHARED_TEXT_BYTES = 48L << 20;
  private static final int MAX_TAG_BYTES = 1 << 16;
  private static final String SHARED_TEXTS = "sharedStrings.xml";

  private final TableLimits limits;
  private final Instant deadline;
  private final InstantSource clock;
  private long expanded;

  WorkbookGuard(TableLimits limits, InstantSource clock) {
    this.limits = limits;
    this.clock = clock;
    this.deadline = clock.instant().plus(limits.time());
  }

  void check(Path file) throws IOException {
    long allowed = Math.max(ALWAYS_ALLOWED_BYTES, MAX_RATIO * Files.size(file));
    try (ZipFile zip = new ZipFile(file.toFile())) {
      if (zip.size() > MAX_ENTRIES) {
        throw new ReadingStopped(Reading.Stop.EXPANDS);
      }
      for (ZipEntry entry : Collections.list(zip.entries())) {
        boolean shared = entry.getName().endsWith(SHARED_TEXTS);
        try (InputStream in = zip.getInputStream(entry)) {
          scan(in, Math.min(limits.bytes(), allowed), shared, entry.getName().endsWith(".xml"));
        }
      }
    } catch (ZipException | EOFException | IllegalArgumentException e) {
      // An offset beyond the end, or a name in no known encoding: broken, not a failure to read.
      throw new ReadingStopped(Reading.Stop.MALFORMED);
    }
  }

  private void scan(InputStream in, long allowed, boolean shared, boolean xml) throws IOException {
    byte[] buffer = new byte[1 << 16];
    Tags tags = new Tags(limits.fieldChars());
    long own = 0;
    for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
      expanded += read;
      own += read;
      if (expanded > allowed) {
        throw new ReadingStopped(Reading.Stop.EXPANDS);
      }
      if (shared && own > MAX_SHARED_TEXT_BYTES) {
        throw new ReadingStopped(Reading.Stop.TOO_LARGE);
      }
      if (clock.instant().isAfter(deadline)) {
        throw new ReadingStopped(Reading.Stop.TOO_SLOW);
      }
      if (xml) {
        tags.read(buffer, read);
      }
    }
  }

  /** How long tags and the texts between them are, as far as a parser would gather them. */
  private static final class Tags {
    private final int maxText;
    private boolean inTag;
    private int quote;
    private int run;

    private Tags(int maxText) {
      this.maxText = maxText;
    }

    private void read(byte[] bytes, int count) throws ReadingStopped {
      for (int i = 0; i < count; i++) {
        byte b = bytes[i];
        run++;
        if (inTag) {
          readInTag(b);
        } else if (b == '<') {
          inTag = true;
          run = 0;
        }
      }
      if (run > (inTag ? MAX_TAG_BYTES : maxText)) {
        throw new ReadingStopped(Reading.Stop.FIELD_TOO_LONG);
      }
    }

    private void readInTag(byte b) {
      if (quote != 0) {
        quote = b == quote ? 0 : quote;
      } else if (b == '"' || b == '\'') {
        quote = b;
      } else if (b == '>') {
        inTag = false;
        run = 0;
      }
    }
  }
}
