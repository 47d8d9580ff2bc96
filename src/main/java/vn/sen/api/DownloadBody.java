package vn.sen.api;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.Iterator;
import java.util.List;

/**
 * The bytes of a download: a file, or some ranges of it. They are read as the client takes them, so
 * that memory does not grow with the file.
 *
 * @param length of everything that {@link #open} gives, in bytes
 */
record DownloadBody(Source file, List<Piece> pieces, long length) {

  /** Opens the file's bytes from an offset on; the reader closes. */
  @FunctionalInterface
  interface Source {
    InputStream from(long offset);
  }

  /** What is sent one after the other. */
  sealed interface Piece {
    /** A range of the file. */
    record OfFile(ByteRange range) implements Piece {}

    /** What stands between ranges in a multipart answer. */
    record Text(String ascii) implements Piece {}
  }

  static DownloadBody of(Source file, ByteRange range) {
    return new DownloadBody(file, List.of(new Piece.OfFile(range)), range.length());
  }

  /** An empty file has no range. */
  static DownloadBody whole(Source file, long size) {
    return size == 0 ? new DownloadBody(file, List.of(), 0) : of(file, new ByteRange(0, size - 1));
  }

  /** multipart/byteranges (RFC 9110, section 14.6). */
  static DownloadBody multipart(
      Source file, List<ByteRange> ranges, long size, String mediaType, String boundary) {
    List<Piece> pieces = new ArrayList<>();
    long length = 0;
    for (ByteRange range : ranges) {
      String before =
          "\r\n--%s\r\nContent-Type: %s\r\nContent-Range: %s\r\n\r\n"
              .formatted(boundary, mediaType, range.contentRange(size));
      pieces.add(new Piece.Text(before));
      pieces.add(new Piece.OfFile(range));
      length += before.length() + range.length();
    }
    String end = "\r\n--" + boundary + "--\r\n";
    pieces.add(new Piece.Text(end));
    return new DownloadBody(file, pieces, length + end.length());
  }

  /** To be closed by the reader. */
  InputStream open() {
    if (pieces.size() == 1 && pieces.getFirst() instanceof Piece.OfFile part) {
      return open(part);
    }
    // Each range is opened when the one before is at its end, so that one is open at a time.
    Iterator<Piece> left = pieces.iterator();
    return new SequenceInputStream(
        new Enumeration<>() {
          @Override
          public boolean hasMoreElements() {
            return left.hasNext();
          }

          @Override
          public InputStream nextElement() {
            return switch (left.next()) {
              case Piece.OfFile part -> open(part);
              case Piece.Text text ->
                  new ByteArrayInputStream(text.ascii().getBytes(StandardCharsets.US_ASCII));
            };
          }
        });
  }

  private InputStream open(Piece.OfFile part) {
    return new RangeStream(file.from(part.range().first()), part.range().length());
  }

  /** Ends where the range does. */
  private static final class RangeStream extends FilterInputStream {
    private long left;

    RangeStream(InputStream in, long length) {
      super(in);
      this.left = length;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      if (left <= 0) {
        return -1;
      }
      int count = in.read(bytes, offset, (int) Math.min(length, left));
      left -= Math.max(count, 0);
      return count;
    }

    @Override
    public int available() {
      return (int) Math.min(Integer.MAX_VALUE, left);
    }
  }
}
